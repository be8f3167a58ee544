// The whole way of a client, whatever its SDK: sign-in, tools, consent for Nextcloud, a step-up.
import { open, tell } from './user.js';

const READ = { name: 'nc_webdav_read_file', arguments: { path: 'Documents/Welcome.md' } };
const WRITE = { name: 'nc_notes_create_note', arguments: { title: 'From afar', content: 'by a real client', category: '' } };

/**
 * @param sdk what differs between the SDKs
 * @param user the user's sign-in
 */
export async function goTheWay(sdk, user) {
  // The SDK has asked the user to sign in, and leaves it to us to go on with the answer.
  async function signedIn(transport, work) {
    try {
      return await work();
    } catch (refused) {
      if (!(refused instanceof sdk.UnauthorizedError)) throw refused;
      await sdk.finish(transport, user.answer());
      return undefined;
    }
  }

  let { client, transport } = sdk.connection(user.provider);
  await signedIn(transport, async () => {
    await client.connect(transport);
    throw new Error('a server that asks for no token');
  });
  ({ client, transport } = sdk.connection(user.provider));
  await client.connect(transport);
  tell({ step: 'connected', version: sdk.version(client, transport), scope: user.scope(), clientId: user.clientId() });

  const { tools } = await client.listTools();
  tell({ step: 'listed', tools: tools.map(({ name }) => name) });

  async function call(tool) {
    try {
      const result = await client.callTool(tool);
      const link = result.structuredContent?.authorization_url;
      if (!link) return result;
      await open(link, 'a link in the result');
      tell({ step: 'consented', by: 'link' });
      return client.callTool(tool);
    } catch (failed) {
      if (!(failed instanceof sdk.UrlElicitationRequiredError)) throw failed;
      for (const { url, message } of failed.elicitations) await open(url, message);
      tell({ step: 'consented', by: 'error' });
      return client.callTool(tool);
    }
  }
  tell({ step: 'read', result: await call(READ) });

  const written = (await signedIn(transport, () => call(WRITE))) ?? (await call(WRITE));
  tell({ step: 'written', scope: user.scope(), result: written });
  await client.close();
}
