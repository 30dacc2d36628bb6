import { fileURLToPath } from 'node:url'
import type { Config } from '../config/config.ts'
import { isLoopbackName } from '../net/is-loopback-name.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import { DOCUMENTATION } from './assets.ts'
import type { Readiness } from './ready-file.ts'
import { VERSION } from './version.ts'

export interface BannerFacts {
  readonly readiness: Readiness
  readonly config: Pick<Config, 'resources'>
  /** How many numbers the inventory has; `undefined` if the count is not known. */
  readonly numbers: number | undefined
  /** Where the inventory is: `in memory`. */
  readonly place: string
}

/** The text that greets the person who starts the server: addresses and lines to paste. It shows no secret. */
export function banner({ readiness, config, numbers, place }: BannerFacts): string {
  const blocks = [
    [`Holdline ${VERSION} is ready.`],
    [readiness.https, readiness.http].flatMap((address) => (address === null ? [] : [`  ${address}`])),
    connection(readiness, config),
    trust(readiness),
    [
      `${numbers === undefined ? 'Numbers' : `${withCommas(numbers)} numbers`} ${place}`,
      `Documentation: ${fileURLToPath(DOCUMENTATION)}`,
    ],
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function connection({ connectionString }: Readiness, { resources }: BannerFacts['config']): string[] {
  if (resources[0].accessKeys[0] === DEVELOPMENT_ACCESS_KEY) {
    return ['Connection string, with the development key that everyone knows:', `  ${connectionString}`]
  }
  const withoutKey = connectionString.replace(/accesskey=.*/, 'accesskey=…')
  return ['Connection string, with your key in place of … (--ready-file has it whole):', `  ${withoutKey}`]
}

function trust({ caFile, https }: Readiness): string[] {
  if (caFile === null || https === null) return []
  const { hostname } = new URL(https)
  return [
    'To let clients trust the certificate, in the shell that starts them:',
    `  export NODE_EXTRA_CA_CERTS=${shellQuote(caFile)}`,
    ...(isLoopbackName(hostname)
      ? []
      : [`A local certificate does not name ${hostname}: give your own with --tls-cert and --tls-key.`]),
  ]
}

function shellQuote(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

// `toLocaleString` would do the same, but takes 13 ms at its first call.
function withCommas(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
