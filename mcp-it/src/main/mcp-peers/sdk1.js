// @modelcontextprotocol/sdk 1.x, which speaks 2025-11-25. Arguments: the MCP endpoint, and a client id if there is one.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema, ElicitationCompleteNotificationSchema, UrlElicitationRequiredError } from '@modelcontextprotocol/sdk/types.js';
import { signIn } from './signin.js';
import { open, tell } from './user.js';
import { goTheWay } from './way.js';

const [endpoint, clientId] = process.argv.slice(2);
const user = await signIn({ clientId, firstScope: 'files.read', keepsRefreshTokens: false });

function connection(authProvider) {
  const client = new Client({ name: 'sdk1', version: '1.0.0' }, { capabilities: { elicitation: { url: {}, form: {} } } });
  client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
    await open(params.url, params.message);
    return { action: 'accept' };
  });
  client.setNotificationHandler(ElicitationCompleteNotificationSchema, () => tell({ step: 'told that it is complete' }));
  return { client, transport: new StreamableHTTPClientTransport(new URL(endpoint), { authProvider }) };
}

await goTheWay(
  {
    UnauthorizedError,
    UrlElicitationRequiredError,
    connection,
    finish: (transport, answer) => transport.finishAuth(answer.get('code')),
    version: (client, transport) => transport.protocolVersion,
  },
  user,
);
user.close();
process.exit(0);
