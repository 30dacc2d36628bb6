import { randomBytes } from 'node:crypto'
import { DEFAULT_OFFERINGS } from '../../../src/catalog/offerings.ts'
import type { ConfigDocument } from '../../../src/config/config-document.ts'
import { resolveConfig } from '../../../src/config/resolve-config.ts'
import type { Declared } from '../../../src/inventory/register/declared.ts'
import type { RegisterEntry } from '../../../src/inventory/register/register-entry.ts'
import type { Offering } from '../../../src/numbering/offering.ts'
import { parseEncryptionKey } from '../../../src/resources/encryption-key.ts'
import { fingerprintOf } from '../../../src/resources/fingerprint-of.ts'
import { NONCE_BYTES, sealKey } from '../../../src/resources/sealed-key.ts'

export const keyNamed = (name: string) => Buffer.from(name.padEnd(32, '.')).toString('base64')

/** The key that encrypts stored access keys in these tests, 32 bytes. */
export const ENCRYPTION_KEY = Buffer.from('an encryption key of these tests').toString('base64')

/** A resource of the register with one access key, as entries. */
export function registered(
  name: string,
  accessKey = keyNamed(name),
  hosts: readonly string[] = [],
): readonly RegisterEntry[] {
  const id = fingerprintOf(Buffer.from(accessKey, 'base64'))
  const encryptionKey = parseEncryptionKey(ENCRYPTION_KEY)
  if ('fault' in encryptionKey) throw new Error(encryptionKey.fault)
  const sealed = sealKey(accessKey, { resource: name, id }, encryptionKey, randomBytes(NONCE_BYTES))
  return [
    { kind: 'resource', resource: { name, hosts } },
    { kind: 'key', key: { resource: name, id, createdAt: 0, sealed } },
  ]
}

/** The declarations of a configuration file, `holdline.json`. */
export function declare(document: ConfigDocument = {}): Declared {
  return resolveConfig({
    document,
    documentName: 'holdline.json',
    environment: { HOLDLINE_ENCRYPTION_KEYS: ENCRYPTION_KEY },
    host: '127.0.0.1',
  })
}

/** The default offering of US geographic numbers for applications. */
export const US_OFFERING: Offering = defaultOffering()

function defaultOffering(): Offering {
  const found = DEFAULT_OFFERINGS.find(
    ({ country, numberType, assignmentType }) =>
      `${country} ${numberType} ${assignmentType}` === 'US geographic application',
  )
  if (found === undefined) throw new Error('The default offerings have none of the US')
  return found
}

export function priced(offering: Offering, amount: number): Offering {
  return { ...offering, cost: { ...offering.cost, amount } }
}
