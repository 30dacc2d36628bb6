import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import type { Resource } from '../../src/resources/resource.ts'
import { validateAccessKey } from '../../src/resources/validate-access-key.ts'
import { validateResources } from '../../src/resources/validate-resources.ts'
import { CONTOSO, DEFAULT, FABRIKAM, keyNamed, RESOURCES } from './given.ts'

describe('an access key', () => {
  it('is at least 16 bytes in base64', () => {
    expect(validateAccessKey(Buffer.alloc(16).toString('base64'))).toBeUndefined()
    expect(validateAccessKey(Buffer.alloc(15).toString('base64'))).toMatch(/15 bytes/)
  })
  it.each([
    ['empty', ''],
    ['unpadded', keyNamed('a').replace('=', '')],
    ['with a line end', `${keyNamed('a')}\n`],
    ['with a blank', ` ${keyNamed('a')}`],
    ['URL-safe', `${'-_'.repeat(16)}`],
    ['hex with a prefix', `0x${'00'.repeat(16)}`],
    ['with spare bits set', `${'A'.repeat(42)}B=`],
    ['a whole connection string', `endpoint=https://localhost/;accesskey=${keyNamed('a')}`],
  ])('is refused %s, in one line that does not repeat it', (_, key) => {
    const reason = validateAccessKey(key)
    expect(reason).toMatch(/^is .*openssl rand/)
    expect(reason).not.toContain('\n')
    if (key !== '') expect(reason).not.toContain(key.trim())
  })
  it('for development says in its own text that it is public', () => {
    expect(validateAccessKey(DEVELOPMENT_ACCESS_KEY)).toBeUndefined()
    const text = Buffer.from(DEVELOPMENT_ACCESS_KEY, 'base64').toString('latin1')
    expect(text).toHaveLength(64)
    expect(text).toContain('public')
  })
})

describe('resources', () => {
  const another = (changes: Partial<Resource>): Resource => ({
    name: 'another',
    accessKeys: [keyNamed('another')],
    hosts: [],
    ...changes,
  })

  it('may serve together when nothing is shared', () => {
    expect(validateResources(RESOURCES)).toBeUndefined()
    expect(validateResources([...RESOURCES, another({ hosts: ['[::1]', '10.0.0.1'] })])).toBeUndefined()
  })
  it.each([
    ['nobody', [], /No resource/],
    ['an empty name', [another({ name: '' })], /empty name/],
    ['the same name', [DEFAULT, another({ name: 'default' })], /Two resources are named "default"/],
    ['no key', [another({ accessKeys: [] })], /"another" has 0 access keys/],
    ['three keys', [another({ accessKeys: ['a', 'b', 'c'].map(keyNamed) })], /"another" has 3 access keys/],
    ['a bad key', [another({ accessKeys: ['secret!'] })], /access key of resource "another" is not base64/],
    [
      'a shared key',
      [DEFAULT, another({ accessKeys: [keyNamed('default 2')] })],
      /"default" and "another" share/,
    ],
    [
      'a shared host',
      [CONTOSO, FABRIKAM, another({ hosts: ['contoso.example'] })],
      /"contoso" and "another" share/,
    ],
    [
      'a host with a port',
      [another({ hosts: ['a.example:8443'] })],
      /"a.example:8443" of resource "another"/,
    ],
    ['a host in capitals', [another({ hosts: ['A.example'] })], /lower case/],
  ])('are refused with %s, in a line that names them and repeats no key', (_, resources, reason) => {
    const found = validateResources(resources)
    expect(found).toMatch(reason)
    expect(found).not.toContain('\n')
    for (const key of resources.flatMap((resource) => resource.accessKeys)) expect(found).not.toContain(key)
  })
})
