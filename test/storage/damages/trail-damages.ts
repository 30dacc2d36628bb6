import { type Damage, n } from './damage.ts'

/** Entries and operations that do not fit one another. */
export const TRAIL_DAMAGES: readonly Damage[] = [
  {
    kind: 'an entry is lost',
    statements: () => ["DELETE FROM audit WHERE command = 'updateCapabilities'"],
    named: ({ bought }) => n(bought.number),
    found: /expected a whole history; found .*, which is not in the trail/,
  },
  {
    kind: 'an entry is about another change',
    statements: () => ["UPDATE audit SET command = 'unprotect' WHERE command = 'protect'"],
    named: ({ protected: number }) => n(number),
    found: /expected owned.*; found owned.*protected/,
  },
  {
    kind: 'an entry of another time',
    statements: ({ bought }) => [`UPDATE audit SET at = at + 5 WHERE search = '${bought.id}'`],
    named: ({ bought }) => n(bought.number),
    found: /expected owned by contoso, .* since 2026-01-15T12:00:00.006Z.* since 2026-01-15T12:00:00.001Z/,
  },
  {
    kind: 'a history without its last entry',
    statements: ({ protected: number }) => [
      `UPDATE number SET entry = (SELECT sequence FROM audit WHERE command = 'assign') WHERE number = ${number}`,
    ],
    named: ({ protected: number }) => n(number),
    found: /expected the entry \d+ \(protect\) in its history; found a history without it/,
  },
  {
    kind: 'a deletion that no entry tells of',
    statements: () => ["DELETE FROM audit WHERE command = 'delete'"],
    named: ({ deleted }) => n(deleted),
    found: /found not there, and deleted by no entry/,
  },
  {
    kind: 'an operation of no entry',
    statements: ({ operation }) => [`UPDATE operation SET entry = 999999 WHERE id = '${operation}'`],
    named: ({ operation }) => `operation ${operation}:`,
    found: /expected the entry 999999 of the trail; found there is none/,
  },
  {
    kind: 'an operation that ends before it begins',
    statements: ({ operation }) => [`UPDATE operation SET ends_at = starts_at - 1 WHERE id = '${operation}'`],
    named: ({ operation }) => `operation ${operation}:`,
    found: /expected made, begun and ended in this order/,
  },
]
