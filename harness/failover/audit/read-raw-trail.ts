import type { PairMember } from '../../../test/support/postgres/pair-member.ts'

/** The entries of a trail as the tables have them: what makes each of them the same, by sequence. */
export type RawTrail = ReadonlyMap<number, string>

/** A search is an entry, and its end changes its row. */
const RAW = `
  SELECT sequence, md5(audit::text) AS same FROM audit
  UNION ALL
  SELECT key, md5(ROW (id, resource, created_at, numbers)::text) FROM search
  WHERE found > 0 AND key > (SELECT searches_since FROM trail)`

/** Reads the trail of a member past the program. */
export async function readRawTrail({ query }: Pick<PairMember, 'query'>): Promise<RawTrail> {
  const rows = await query(RAW)
  return new Map(rows.map(({ sequence, same }) => [Number(sequence), String(same)]))
}
