// oidc-provider with opaque access tokens, introspection, revocation and rotating refresh tokens, and without token
// exchange. Listens on the loopback interface; everything it needs is in the JSON file that the argument names.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Provider from 'oidc-provider';

const options = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function privateKey(kid) {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...key.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
}

const provider = new Provider(options.issuer, {
  clients: [
    {
      client_id: options.broker.id,
      client_secret: options.broker.secret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [options.broker.redirectUri],
    },
    {
      client_id: options.client.id,
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [options.client.redirectUri],
    },
  ],
  jwks: { keys: [privateKey('opaque-provider')] },
  cookies: { keys: [randomUUID()] },
  scopes: ['openid', 'profile', 'email', 'offline_access', ...options.scopes],
  claims: { openid: ['sub'], profile: ['preferred_username', 'name'], email: ['email'] },
  findAccount: (ctx, sub) => {
    const account = options.accounts.find((candidate) => candidate.sub === sub);
    return account && {
      accountId: sub,
      claims: () => ({ sub, preferred_username: account.name, name: account.name }),
    };
  },
  rotateRefreshToken: true,
  ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 86400, IdToken: 300, Interaction: 600, RefreshToken: 86400, Session: 3600 },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    introspection: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, resource) => ({
        audience: options.audiences[resource] ?? resource,
        scope: ['profile', ...options.scopes].join(' '),
        accessTokenFormat: 'opaque',
      }),
    },
  },
});

// A proxy that records stands before us and says which name it was called by.
provider.proxy = true;

function page(title, form) {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>
<form method="post">${form}</form></body></html>`;
}

const SIGN_IN = page('Sign in', `<label>Name <input name="username"></label>
<label>Password <input type="password" name="password"></label><button>Sign in</button>`);
const CONSENT = page('Consent', `<button name="accept" value="x">Yes</button><button name="cancel" value="x">No</button>`);

async function formOf(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

async function granted({ params, prompt, grantId, session }) {
  const grant = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  const { missingOIDCScope, missingOIDCClaims, missingResourceScopes } = prompt.details;
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
  if (missingOIDCClaims) grant.addOIDCClaims(missingOIDCClaims);
  for (const [resource, scopes] of Object.entries(missingResourceScopes ?? {})) {
    grant.addResourceScope(resource, scopes.join(' '));
  }
  return { consent: { grantId: await grant.save() } };
}

async function interact(request, response) {
  const details = await provider.interactionDetails(request, response);
  const signIn = details.prompt.name === 'login';
  if (request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(signIn ? SIGN_IN : CONSENT);
    return;
  }
  const form = await formOf(request);
  if (signIn) {
    const account = options.accounts.find(({ name, password }) =>
      name === form.get('username') && password === form.get('password'));
    const result = account ? { login: { accountId: account.sub } } : { error: 'access_denied' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  const result = form.has('accept') ? await granted(details) : { error: 'access_denied' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

const serve = provider.callback();
createServer((request, response) => {
  if (request.url.startsWith('/interaction/')) {
    interact(request, response).catch((failed) => {
      console.error(failed);
      response.writeHead(500).end();
    });
    return;
  }
  // RFC 8414's name for the same document
  if (request.url === '/.well-known/oauth-authorization-server') request.url = '/.well-known/openid-configuration';
  serve(request, response);
}).listen(options.port, '127.0.0.1', () => console.log(`listening on ${options.port}`));
