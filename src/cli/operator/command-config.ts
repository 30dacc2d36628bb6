import type { Config } from '../../config/config.ts'
import type { ConfigDocument } from '../../config/config-document.ts'
import { resolveConfig } from '../../config/resolve-config.ts'
import { isLoopbackName } from '../../net/is-loopback-name.ts'
import { readEncryptionKeyFile } from '../read-encryption-key-file.ts'
import type { OperatorOptions } from './operator-options.ts'

/** The declarations of the servers. The command's own server is no stand-in, and nobody reaches it but the command. */
export async function commandConfig(
  { config: file, encryptionKeyFile, data }: Pick<OperatorOptions, 'config' | 'encryptionKeyFile' | 'data'>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Config> {
  const { HOLDLINE_ACCESS_KEY, HOLDLINE_HOSTS, HOLDLINE_ENCRYPTION_KEYS, HOLDLINE_HOST } = environment
  const config = resolveConfig({
    document: file === undefined ? {} : await readDocument(file),
    documentName: file ?? 'The configuration',
    environment: {
      HOLDLINE_ACCESS_KEY,
      HOLDLINE_HOSTS,
      HOLDLINE_ENCRYPTION_KEYS,
      HOLDLINE_DEVELOPMENT_KEY: '1',
      HOLDLINE_CONTROLS: '0',
    },
    encryptionKeyFile:
      encryptionKeyFile === undefined ? undefined : await readEncryptionKeyFile(encryptionKeyFile, data),
    host: 'localhost',
    shared: true,
  })
  // Beyond loopback the servers have no resource without a host name.
  const loopback = isLoopbackName((HOLDLINE_HOST || 'localhost').toLowerCase())
  // The command serves nobody, and is the way to revoke access keys whose encryption key is lost.
  return { ...config, loopback, leavesOutSealedKeys: true, socketAuthor: 'command line' }
}

async function readDocument(file: string): Promise<ConfigDocument> {
  // Loaded only here, since the validator takes a good part of a start.
  const { readConfigFile } = await import('../../config/read-config-file.ts')
  return readConfigFile(file)
}
