import { X509Certificate } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { DOCUMENTATION } from '../assets.ts'
import type { Config } from '../config/config.ts'
import { shellQuote } from '../files/shell-quote.ts'
import { ipVersion } from '../net/ip-version.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import type { Readiness } from './ready-file.ts'
import { VERSION } from './version.ts'

export interface BannerFacts {
  readonly readiness: Readiness
  readonly config: Pick<Config, 'resources'>
  /** Whether the development key is good: a resource of the register ends a stand-in. */
  readonly developmentKey: boolean
  /** The certificate of the server, PEM; `undefined` where HTTPS is off. */
  readonly certificate: string | undefined
  /** How many numbers the inventory has; `undefined` if the count is not known. */
  readonly numbers: number | undefined
  /** Where the inventory is: `in memory`. */
  readonly place: string
  /** The seed, and whether the inventory is new, so that the seed filled it. */
  readonly seed?: { readonly file: string; readonly isNew: boolean }
}

/** The text that greets the person who starts the server: addresses and lines to paste. It shows no secret. */
export function banner(facts: BannerFacts): string {
  const { readiness, config, developmentKey, certificate, numbers, place, seed } = facts
  const blocks = [
    [`Holdline ${VERSION} is ready.`],
    [readiness.https, readiness.http].flatMap((address) => (address === null ? [] : [`  ${address}`])),
    connection(readiness, config, developmentKey),
    trust(readiness, certificate),
    [
      `${numbers === undefined ? 'Numbers' : `${withCommas(numbers)} numbers`} ${place}`,
      ...(seed === undefined
        ? []
        : [
            `Seed: ${seed.file}${seed.isNew ? '' : ' (the inventory was there before: only its offerings and faults count)'}`,
          ]),
      `Documentation: ${fileURLToPath(DOCUMENTATION)}`,
    ],
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function connection(
  readiness: Readiness,
  { resources }: BannerFacts['config'],
  developmentKey: boolean,
): string[] {
  if (resources[0].accessKeys[0] === DEVELOPMENT_ACCESS_KEY && !developmentKey) {
    return [
      'The register has resources, so the public development key is off. For the default resource set',
      'HOLDLINE_ACCESS_KEY to a key of your own, or accept the key that everyone knows with HOLDLINE_DEVELOPMENT_KEY=1.',
    ]
  }
  const both = new Set([readiness.connectionString, readiness.httpConnectionString])
  const strings = [...both].filter((text) => text !== null)
  const title = strings.length > 1 ? 'Connection strings, over HTTPS and over HTTP' : 'Connection string'
  if (resources[0].accessKeys[0] === DEVELOPMENT_ACCESS_KEY) {
    return [`${title}, with the development key that everyone knows:`, ...strings.map((text) => `  ${text}`)]
  }
  return [
    `${title}, with your key in place of … (--ready-file has it whole):`,
    ...strings.map((text) => `  ${text.replace(/accesskey=.*/, 'accesskey=…')}`),
  ]
}

function trust({ caFile, https }: Readiness, certificate: string | undefined): string[] {
  if (caFile === null || https === null || certificate === undefined) return []
  const { hostname } = new URL(https)
  return [
    'To let clients trust the certificate, in the shell that starts them:',
    `  export NODE_EXTRA_CA_CERTS=${shellQuote(caFile)}`,
    ...(isNamed(new X509Certificate(certificate), hostname)
      ? []
      : [
          `A local certificate does not name ${hostname}: give your own with --tls-cert and --tls-key, or name it with --tls-hosts.`,
        ]),
  ]
}

function isNamed(certificate: X509Certificate, hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/, '$1')
  const found = ipVersion(address) === 0 ? certificate.checkHost(hostname) : certificate.checkIP(address)
  return found !== undefined
}

// `toLocaleString` would do the same, but takes 13 ms at its first call.
function withCommas(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
