// What an MCP client keeps of its user's sign-in (OAuthClientProvider of the SDKs), in memory.
import { callback, open } from './user.js';

/**
 * @param clientId one that the identity provider knows, or nothing: then the client registers itself
 * @param firstScope what the first sign-in is for, although the server offers more
 * @param keepsRefreshTokens SDK 1.x answers a step-up by a refresh if it can, which widens no scope
 */
export async function signIn({ clientId, firstScope, keepsRefreshTokens }) {
  const redirect = await callback();
  let client = clientId ? { client_id: clientId } : undefined;
  let tokens;
  let verifier;
  let narrow = firstScope;
  let answer;
  const provider = {
    get redirectUrl() {
      return redirect.url;
    },
    get clientMetadata() {
      return {
        client_name: 'A client that finds its way',
        redirect_uris: [redirect.url],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      };
    },
    clientInformation: () => client,
    saveClientInformation: (information) => {
      client = information;
    },
    tokens: () => tokens && (keepsRefreshTokens ? tokens : { ...tokens, refresh_token: undefined }),
    saveTokens: (issued) => {
      tokens = issued;
    },
    saveCodeVerifier: (value) => {
      verifier = value;
    },
    codeVerifier: () => verifier,
    redirectToAuthorization: async (url) => {
      if (narrow) {
        url.searchParams.set('scope', narrow);
        narrow = undefined;
      }
      const arrived = redirect.answer();
      await open(url, 'sign-in');
      answer = await arrived;
    },
  };
  return {
    provider,
    /** What the identity provider said at the end of the latest sign-in. */
    answer: () => answer,
    scope: () => tokens?.scope,
    clientId: () => client?.client_id,
    close: () => redirect.close(),
  };
}
