import { ABSENT, type Difference } from './find-differences.ts'
import type { Probe } from './probe.ts'

/** A difference that is known and intended. */
interface Accepted {
  /** The names of probes; every probe if absent. */
  readonly probes?: RegExp
  readonly kind: Difference['kind']
  readonly place: RegExp
  /** Which of the two sides has it; either if absent. */
  readonly only?: 'live' | 'holdline'
  /** The two that differ, in either order; any if absent. */
  readonly between?: readonly [string, string]
  /** Why it is no drift. */
  readonly because: string
  /** The words of docs/compatibility.md that say so. */
  readonly documented: string
}

/** All known differences that the probes can find. docs/compatibility.md has each, with its reason. */
export const ACCEPTED: readonly Accepted[] = [
  {
    kind: 'header',
    place: /^(strict-transport-security|x-azure-ref|x-cache|request-context|accept-ranges)$/,
    only: 'live',
    because: "headers of the live service's gateway",
    documented: '`Strict-Transport-Security`, `X-Azure-Ref`, `X-Cache`, `Request-Context`, `Accept-Ranges`',
  },
  {
    kind: 'header',
    place: /^x-content-type-options$/,
    only: 'holdline',
    because: 'no browser takes an answer of Holdline for a page',
    documented: '`nosniff` on every answer',
  },
  {
    probes: /^version-newer$/,
    kind: 'status',
    place: /^status$/,
    between: ['400 UnsupportedApiVersion', '200'],
    because: 'Holdline serves newer versions as the newest, unless --strict-api-version is given',
    documented: 'served as 2025-06-01 and logged once',
  },
  {
    probes: /^version-preview$/,
    kind: 'status',
    place: /^status$/,
    between: ['200', '400 UnsupportedApiVersion'],
    because: 'Holdline has no previews',
    documented: 'five stable versions and a dozen previews',
  },
  {
    probes: /^version-(old|preview|text|of-other-api)$|-too-early$/,
    kind: 'field',
    place: /^error\.target$/,
    only: 'holdline',
    because: 'Holdline names the parameter',
    documented: 'the same with the path alone, and `target` `api-version`',
  },
  {
    probes: /^browse$|^reservation$/,
    kind: 'field',
    place: /\.isAgreementToNotResellRequired$/,
    only: 'holdline',
    because: 'the live service has left it out since 2025',
    documented: 'recorded in April 2025, and left out in August 2025',
  },
  {
    probes: /^token-made-up$/,
    kind: 'status',
    place: /^status$/,
    between: ['401 Denied', '200'],
    because: 'a stand-in takes any token, over HTTPS',
    documented: 'takes any bearer token, and any other server takes none unless `acceptAnyToken` says so',
  },
  {
    kind: 'type',
    place: /^nextLink$/,
    between: ['null', 'string'],
    because: 'whether there is another page depends on the data',
    documented: 'Offerings, prices and numbers are not the live service',
  },
  {
    kind: 'field',
    place: /^nextLink$/,
    between: [ABSENT, 'string'],
    because: 'whether there is another page depends on the data',
    documented: 'Offerings, prices and numbers are not the live service',
  },
]

/** Why a difference is no drift; `undefined` for a difference that nobody knows yet. */
export function acceptedBecause({ name }: Pick<Probe, 'name'>, difference: Difference): string | undefined {
  return ACCEPTED.find((each) => isFor(each, name) && covers(each, difference))?.because
}

function isFor({ probes }: Accepted, name: string): boolean {
  return probes?.test(name) ?? true
}

function covers({ kind, place, only, between }: Accepted, difference: Difference): boolean {
  const { live, holdline } = difference
  const lacking = only === 'live' ? holdline : live
  return (
    kind === difference.kind &&
    place.test(difference.place) &&
    (only === undefined || lacking === ABSENT) &&
    (between === undefined || (between.includes(live) && between.includes(holdline)))
  )
}
