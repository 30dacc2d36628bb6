import pg from 'pg'
import {
  ENTRY_COMMANDS,
  type Entry,
  type FinalState,
  OPERATOR,
  type SipEntry,
  WITHDRAWAL,
} from './checker/run.ts'
import { fieldsOf } from './fields-of.ts'
import { MARKET_NAMES, MARKETS } from './markets.ts'
import { readRoutes } from './read-sip.ts'

/**
 * A search is its own entry. One that found nothing is not in the trail that Holdline shows, nor is its cancellation;
 * here both have the place of the search. A reservation that was made without numbers is not in the trail either, nor is
 * the deletion of one that had none; here they come before and after all other entries.
 */
const TRAIL = `
  SELECT sequence::text, at::text, command, resource, search, numbers::text[], detail FROM (
    SELECT sequence, at, command, resource, search, numbers, detail FROM audit WHERE command NOT IN ('stock', 'changeSipConfiguration')
    UNION ALL
    SELECT key, created_at, 'search', resource, id, numbers,
      jsonb_build_object('quantity', quantity, 'expiresAt', expires_at, 'country', country, 'areaCode', area_code)
    FROM search
    UNION ALL
    SELECT key, cancelled_at, 'cancel', resource, id, numbers, '{}' FROM search
    WHERE found = 0 AND cancelled_at IS NOT NULL
    UNION ALL
    SELECT 0, created_at, 'reserve', resource, id, '{}', jsonb_build_object('added', '[]'::jsonb, 'expiresAt', expires_at)
    FROM reservation WHERE NOT EXISTS (
      SELECT FROM audit WHERE search = id AND audit.resource = reservation.resource
        AND command = 'reserve' AND at = created_at AND NOT detail ? 'createdAt')
    UNION ALL
    SELECT 9007199254740991, cancelled_at, 'cancelReservation', resource, id, '{}', '{}'
    FROM reservation WHERE cancelled_at IS NOT NULL AND NOT EXISTS (
      SELECT FROM audit WHERE search = id AND audit.resource = reservation.resource
        AND command = 'cancelReservation')
  ) AS entry ORDER BY entry.sequence, command = 'cancel'`
const RELEASES = "SELECT id, failure, created_at::text AS at FROM operation WHERE type = 'releasePhoneNumber'"

const SIP_TRAIL = `
  SELECT sequence::text, at::text, resource, detail ->> 'change' AS change FROM audit
  WHERE command = 'changeSipConfiguration' ORDER BY audit.sequence`

/** The audit trail and the releases, read from the database after the run. */
export async function readTrail(
  connection: pg.ClientConfig,
): Promise<Pick<FinalState, 'trail' | 'sip' | 'releases' | 'releasedAt'>> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(TRAIL)
    const sip = await client.query<Record<string, unknown>>(SIP_TRAIL)
    const operations = await client.query<Record<string, unknown>>(RELEASES)
    const releases = operations.rows.map(
      ({ id, failure }) => [String(id), failure === null ? 'succeeded' : 'failed'] as const,
    )
    const releasedAt = operations.rows.map(({ id, at }) => [String(id), Number(at)] as const)
    return {
      trail: rows.map(toEntry),
      sip: sip.rows.map(toSipEntry),
      releases: Object.fromEntries(releases),
      releasedAt: Object.fromEntries(releasedAt),
    }
  } finally {
    await client.end()
  }
}

function toEntry(row: Record<string, unknown>): Entry {
  const detail = fieldsOf(row['detail'])
  // The operator's release of a number is one with an author.
  const name = row['command'] === 'release' && 'author' in detail ? 'take' : row['command']
  const command = ENTRY_COMMANDS.find((each) => each === name)
  if (command === undefined) throw new Error(`The trail has an entry ${name}`)
  const { quantity, expiresAt, country, areaCode, added, removed } = detail
  const market = MARKET_NAMES.find(
    (each) => MARKETS[each].country === country && MARKETS[each].areaCode === areaCode,
  )
  return {
    sequence: Number(row['sequence']),
    at: Number(row['at']),
    command,
    resource: String(row['resource'] ?? OPERATOR),
    hold: String(row['search'] ?? `${WITHDRAWAL}${row['sequence']}`),
    numbers: listOf(row['numbers']).map((number) => `+${number}`),
    ...(market !== undefined && { market }),
    ...(typeof quantity === 'number' && { quantity }),
    ...(typeof expiresAt === 'number' && { expiresAt }),
    ...(added !== undefined && { added: listOf(added).map((each) => String(fieldsOf(each)['phoneNumber'])) }),
    ...(removed !== undefined && { removed: listOf(removed).map(String) }),
  }
}

function toSipEntry(row: Record<string, unknown>): SipEntry {
  const { set, removed, routes } = fieldsOf(JSON.parse(String(row['change'])))
  const ports = listOf(set).map((trunk) => {
    const { fqdn, sipSignalingPort } = fieldsOf(trunk)
    return [String(fqdn), Number(sipSignalingPort)] as const
  })
  return {
    sequence: Number(row['sequence']),
    at: Number(row['at']),
    resource: String(row['resource']),
    change: {
      trunks: Object.fromEntries([...ports, ...listOf(removed).map((name) => [String(name), null] as const)]),
      ...(routes !== undefined && { routes: readRoutes(routes) }),
    },
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
