import { describe, expect, it } from 'vitest'
import { resolveEncryptionKeys } from '../../src/config/resolve-encryption-keys.ts'

const keyOf = (fill: number) => Buffer.alloc(32, fill).toString('base64')

function resolve(variable?: string, text?: string) {
  return resolveEncryptionKeys({
    environment: { HOLDLINE_ENCRYPTION_KEYS: variable },
    encryptionKeyFile: text === undefined ? undefined : { name: 'keys.txt', text },
  }).map(({ bytes }) => Buffer.from(bytes).toString('base64'))
}

describe('encryption keys', () => {
  it.each([
    ['none', resolve(), []],
    ['of the environment, in their order', resolve(`${keyOf(2)}, ${keyOf(1)}`), [keyOf(2), keyOf(1)]],
    ['of the file, one a line', resolve('', `${keyOf(1)}\r\n${keyOf(2)}\n`), [keyOf(1), keyOf(2)]],
  ])('are %s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  it.each([
    [
      'c2VjcmV0',
      undefined,
      /^HOLDLINE_ENCRYPTION_KEYS is not 32 bytes in base64\. Make .*openssl rand -base64 32$/,
    ],
    [undefined, 'secret!', /^A key in --encryption-key-file keys\.txt is not 32 bytes/],
    [undefined, ' \n', /^--encryption-key-file keys\.txt is empty/],
    [keyOf(1), keyOf(2), /are both set: set one$/],
  ])('%j and the file %j are refused, and not repeated', (variable, text, message) => {
    expect(() => resolve(variable, text)).toThrow(message)
    expect(() => resolve(variable, text)).not.toThrow(/c2VjcmV0|secret!|AQEB|AgIC/)
  })
})
