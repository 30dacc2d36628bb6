import { type Damage, n } from './damage.ts'

const of = (name: string) => `entry of the register ${name}:`
const put = (document: object, name: string) =>
  `UPDATE register SET document = '${JSON.stringify(document)}' WHERE name = '${name}'`
const rename = (name: string, other: string) => `UPDATE register SET name = '${other}' WHERE name = '${name}'`

/** Settings of the operator that cannot be, and others than their history tells of. */
export const REGISTER_DAMAGES: readonly Damage[] = [
  {
    kind: 'a resource cannot be read',
    statements: () => [put({ name: 1 }, 'resource/adatum')],
    named: () => of('resource/adatum'),
    found: /expected a document of its kind; found one that cannot be read/,
  },
  {
    kind: 'a resource has the document of another one',
    statements: () => [put({ name: 'tailspin', hosts: [] }, 'resource/adatum')],
    named: () => of('resource/adatum'),
    found: /expected a document of its kind; found one that cannot be read/,
  },
  {
    kind: 'the resource of a key is lost',
    statements: () => ["DELETE FROM register WHERE name = 'resource/adatum'"],
    named: ({ register }) => of(register.key),
    found: /expected a resource adatum in the register; found there is none/,
  },
  {
    kind: 'a resource is lost',
    statements: () => ["DELETE FROM register WHERE name = 'resource/tailspin'"],
    named: () => of('resource/tailspin'),
    found: /expected the entry that the change 2 has left; found there is none/,
  },
  {
    kind: 'a key is too short',
    statements: ({ register: { key, keyDocument } }) => [put({ ...keyDocument, ciphertext: 'AAAA' }, key)],
    named: ({ register }) => of(register.key),
    found: /expected an encrypted access key; found something else/,
  },
  {
    kind: 'a key without a nonce',
    statements: ({ register: { key, keyDocument } }) => [put({ ...keyDocument, nonce: '' }, key)],
    named: ({ register }) => of(register.key),
    found: /expected an encrypted access key; found something else/,
  },
  {
    kind: 'a key of no encryption key',
    statements: ({ register: { key, keyDocument } }) => [put({ ...keyDocument, encryptionKey: 'mine' }, key)],
    named: ({ register }) => of(register.key),
    found: /expected an encrypted access key; found something else/,
  },
  {
    kind: 'a key is that of another resource',
    statements: ({ register }) => [rename(register.key, register.key.replace('adatum', 'tailspin'))],
    named: ({ register }) => of(register.key.replace('adatum', 'tailspin')),
    found: /expected the change 1 of the register in the history; found none of it/,
  },
  {
    kind: 'a key has another date',
    statements: ({ register: { key, keyDocument } }) => [put({ ...keyDocument, createdAt: 1 }, key)],
    named: ({ register }) => of(register.key),
    found: /expected the document of the change 1; found another one/,
  },
  {
    kind: 'a resource is suspended since another time',
    statements: () => [put({ since: 1 }, 'suspension/adatum')],
    named: () => of('suspension/adatum'),
    found: /expected the document of the change 5; found another one/,
  },
  {
    kind: 'limits are back',
    statements: () => [put({ maxHeldNumbers: 7 }, 'limits/adatum')],
    named: () => of('limits/adatum'),
    found: /expected removed since the change 3; found there/,
  },
  {
    kind: 'a setting is removed without a change',
    statements: () => ["UPDATE register SET document = NULL WHERE name = 'suspension/adatum'"],
    named: () => of('suspension/adatum'),
    found: /expected there since the change 5; found removed/,
  },
  {
    kind: 'a change is not in the history',
    statements: () => ['DELETE FROM register_change WHERE version = 4'],
    named: () => of('closure/tailspin'),
    found: /expected the change 4 of the register in the history; found none of it/,
  },
  {
    kind: 'a setting is that of an earlier change',
    statements: () => ["UPDATE register SET version = 1 WHERE name = 'limits/adatum'"],
    named: () => of('limits/adatum'),
    found: /expected the entry that the change 3 has left; found that of the change 1/,
  },
  {
    kind: 'a closed resource keeps its numbers longer than its closing says',
    statements: ({ register }) => [
      put({ ...register.closure, releaseAt: 1_800_000_000_000 }, 'closure/tailspin'),
    ],
    named: ({ closed }) => n(closed),
    found: /expected owned by tailspin, which is closed, until 2027-01-15.*; found until 2026-01-27/,
  },
  {
    kind: 'a closed resource keeps a number for ever',
    statements: ({ closed }) => [`UPDATE owned SET release_at = 9007199254740991 WHERE number = ${closed}`],
    named: ({ closed }) => n(closed),
    found: /expected owned by tailspin, which is closed, until 2026-01-27.*; found until never/,
  },
]
