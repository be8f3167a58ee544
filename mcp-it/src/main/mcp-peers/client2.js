// @modelcontextprotocol/client 2.x, which speaks 2026-07-28. Arguments: the MCP endpoint, and a client id if there is one.
import { Client, StreamableHTTPClientTransport, UnauthorizedError, UrlElicitationRequiredError } from '@modelcontextprotocol/client';
import { signIn } from './signin.js';
import { open, tell } from './user.js';
import { goTheWay } from './way.js';

const [endpoint, clientId] = process.argv.slice(2);
const user = await signIn({ clientId, firstScope: 'files.read', keepsRefreshTokens: true });

function connection(authProvider) {
  const client = new Client(
    { name: 'client2', version: '1.0.0' },
    { capabilities: { elicitation: { url: {}, form: {} } }, versionNegotiation: { mode: 'auto' } },
  );
  // The call goes on while the user is still at it: the server waits for them.
  client.setRequestHandler('elicitation/create', async ({ params }) => {
    open(params.url, params.message).then(() => tell({ step: 'consented', by: 'elicitation' }));
    return { action: 'accept' };
  });
  return { client, transport: new StreamableHTTPClientTransport(new URL(endpoint), { authProvider }) };
}

await goTheWay(
  {
    UnauthorizedError,
    UrlElicitationRequiredError,
    connection,
    finish: (transport, answer) => transport.finishAuth(answer),
    version: (client) => client.getNegotiatedProtocolVersion(),
  },
  user,
);
user.close();
process.exit(0);
