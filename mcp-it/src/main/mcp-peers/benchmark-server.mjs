// The tool of the benchmark on the TypeScript SDK's server: JSON answers, a bearer token that is known already.
// /mcp has one session for all callers; /stateless makes a server for each request, as servers do that keep nothing.
import { randomUUID } from 'node:crypto';
import express from 'express';
import { z } from 'zod';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';

function serverWithTool() {
    const server = new McpServer({ name: 'benchmark', version: '1.0.0' });
    server.registerTool(
        'benchmark_token',
        {
            description: 'Answers what the other server answers.',
            inputSchema: { text: z.string().max(100) },
            outputSchema: { text: z.string(), length: z.number().int() },
            annotations: { readOnlyHint: true },
        },
        ({ text }) => {
            const structuredContent = { text, length: text.length };
            return { structuredContent, content: [{ type: 'text', text: JSON.stringify(structuredContent) }] };
        },
    );
    return server;
}

async function transportWithServer(sessionIdGenerator) {
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator, enableJsonResponse: true });
    await serverWithTool().connect(transport);
    return transport;
}

const known = new Map();
const verifier = {
    verifyAccessToken: async token => {
        if (!known.has(token)) {
            const expiresAt = Math.floor(Date.now() / 1000) + 86400;
            known.set(token, { token, clientId: 'benchmark', scopes: ['notes.read'], expiresAt });
        }
        return known.get(token);
    },
};

const session = await transportWithServer(randomUUID);
const app = express();
app.use(express.json());
app.use(requireBearerAuth({ verifier }));
app.post('/mcp', (request, response) => session.handleRequest(request, response, request.body));
app.post('/stateless', async (request, response) => {
    const transport = await transportWithServer(undefined);
    response.on('close', () => transport.close());
    await transport.handleRequest(request, response, request.body);
});
const listener = app.listen(0, '127.0.0.1', () => console.log(`listening on ${listener.address().port}`));
