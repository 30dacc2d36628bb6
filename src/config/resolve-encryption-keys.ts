import { type EncryptionKey, parseEncryptionKey } from '../resources/encryption-key.ts'
import { UsageError } from '../usage-error.ts'
import type { ConfigSources } from './config-sources.ts'

const VARIABLE = 'HOLDLINE_ENCRYPTION_KEYS'

/**
 * The keys that encrypt stored access keys, from the environment or a file. The first one encrypts, and all of them
 * decrypt.
 * @throws {UsageError} if a key is no encryption key, the file has none, or both places have keys
 */
export function resolveEncryptionKeys({
  environment,
  encryptionKeyFile,
}: Pick<ConfigSources, 'environment' | 'encryptionKeyFile'>): readonly EncryptionKey[] {
  const inVariable = splitKeys(environment[VARIABLE] ?? '')
  if (encryptionKeyFile === undefined) return inVariable.map((text) => parse(text, VARIABLE))
  if (inVariable.length > 0)
    throw new UsageError(`${VARIABLE} and --encryption-key-file are both set: set one`)
  const { name, text } = encryptionKeyFile
  const inFile = splitKeys(text)
  if (inFile.length === 0) throw new UsageError(`--encryption-key-file ${name} is empty: put a key there`)
  return inFile.map((each) => parse(each, `A key in --encryption-key-file ${name}`))
}

function splitKeys(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((key) => key !== '')
}

function parse(text: string, place: string): EncryptionKey {
  const parsed = parseEncryptionKey(text)
  if ('fault' in parsed) throw new UsageError(`${place} ${parsed.fault}`)
  return parsed
}
