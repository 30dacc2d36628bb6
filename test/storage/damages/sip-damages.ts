import type { Damage } from './damage.ts'

const OF_CONTOSO = 'SIP configuration of contoso'
const setDocument = (expression: string) =>
  `UPDATE sip_configuration SET configuration = ${expression} WHERE resource = 'contoso'`
const replaced = (before: string, after: string) =>
  setDocument(`replace(configuration, '${before}', '${after}')`)

/** SIP configurations that cannot be, and others than the trail tells of. */
export const SIP_DAMAGES: readonly Damage[] = [
  {
    kind: 'a SIP configuration is cut off',
    statements: () => [setDocument("'{'")],
    named: () => `${OF_CONTOSO}:`,
    found: /expected a SIP configuration; found one that cannot be read/,
  },
  {
    kind: 'a SIP configuration is another document',
    statements: () => [setDocument(`'{"trunks":[{"fqdn":"a.b"}],"routes":[]}'`)],
    named: () => `${OF_CONTOSO}:`,
    found: /expected a SIP configuration; found one that cannot be read/,
  },
  {
    kind: 'a trunk has a port that no trunk can have',
    statements: () => [replaced('5062', '0')],
    named: () => `${OF_CONTOSO}:`,
    found: /expected trunks with ports from 1 to 65535/,
  },
  {
    kind: 'a route leads to a trunk that is not there',
    statements: ({ sip }) => [replaced(`["${sip.first}"]`, '["other.contoso.com"]')],
    named: () => `${OF_CONTOSO}:`,
    found: /expected routes to its own trunks/,
  },
  {
    kind: 'a trunk is there twice',
    statements: ({ sip }) => [replaced(sip.second, sip.first)],
    named: () => `${OF_CONTOSO}:`,
    found: /expected each trunk once/,
  },
  {
    kind: 'a trunk has another port',
    statements: () => [replaced('5062', '5063')],
    named: ({ sip }) => `${OF_CONTOSO}, the trunk ${sip.second}:`,
    found: /expected the port 5062 \(entry \d+\); found the port 5063/,
  },
  {
    kind: 'a trunk that no entry tells of',
    statements: () => [
      replaced('"trunks":[{', '"trunks":[{"fqdn":"new.contoso.com","sipSignalingPort":1},{'),
    ],
    named: () => `${OF_CONTOSO}, the trunk new.contoso.com:`,
    found: /expected none; found the port 1/,
  },
  {
    kind: 'a route has another pattern',
    statements: () => [replaced('.*', '..')],
    named: () => `${OF_CONTOSO}, the routes:`,
    found: /expected \["all","\.\*",.*; found \["all","\.\.",/,
  },
  {
    kind: 'a SIP configuration is lost',
    statements: () => ['DELETE FROM sip_configuration'],
    named: ({ sip }) => `${OF_CONTOSO}, the trunk ${sip.first}:`,
    found: /expected the port 5060 \(entry \d+\); found none/,
  },
  {
    kind: 'a SIP configuration is that of a resource that never had one',
    statements: () => ["UPDATE sip_configuration SET resource = 'nobody'"],
    named: ({ sip }) => `SIP configuration of nobody, the trunk ${sip.first}:`,
    found: /expected none; found the port 5060/,
  },
]
