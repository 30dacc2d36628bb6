import type { Finding } from '../../../src/operator/verify/finding.ts'
import type { ExportedEntry } from './exported-entry.ts'
import type { RawTrail } from './read-raw-trail.ts'

/** What `holdline verify --audit` has found after a failover that lost something, and what it has to find. */
export interface AuditedLoss {
  /** The trail of the dead primary up to its end, as it was exported. */
  readonly exported: readonly ExportedEntry[]
  /** The same as its tables have it. */
  readonly old: RawTrail
  /** The trail of the new primary before the verification and after it. */
  readonly present: readonly [RawTrail, RawTrail]
  /** When the verification began and ended, by the clock of the database. */
  readonly verified: readonly [number, number]
  readonly findings: readonly Finding[]
  /** For how long the standby had not followed, in milliseconds. */
  readonly lagMs: number
}

/** What the verification had to name, and where it was wrong. */
export interface AuditVerdict {
  /** How many entries are missing. */
  readonly missing: number
  /** The faults, one line each. */
  readonly faults: readonly string[]
}

/** How long a transaction may take between the instant of its entry and its commit, on a busy machine. */
const BUSY_MS = 1_000

/**
 * Whether the verification has named each entry that is missing, and no other: an entry that the new primary does not
 * have, or has otherwise, but for a search that is gone and has expired. What changes during the verification may be
 * named or not. Only what the standby had not followed may be missing.
 */
export function judgeAudit(loss: AuditedLoss): AuditVerdict {
  const { exported, old, findings, lagMs } = loss
  const [named, others] = readFindings(findings)
  const isMissing = exported.map((entry) => missingAtBothEnds(entry, loss))
  const newest = Math.max(...exported.map(({ at }) => at))
  const known = new Set(exported.map(({ sequence }) => sequence))
  const faults = [
    ...[...old.keys()]
      .filter((sequence) => !known.has(sequence))
      .map((sequence) => `the export has no entry ${sequence}`),
    ...others.map(
      ({ subject, expected, found }) => `verify: ${subject}: expected ${expected}; found ${found}`,
    ),
    ...[...named]
      .filter((sequence) => !known.has(sequence))
      .map((sequence) => `verify names the entry ${sequence}, which was not exported`),
    ...exported.flatMap(({ sequence, command, at }, nth) => {
      const [before, after] = isMissing[nth] ?? [false, false]
      const entry = `the entry ${sequence} (${command})`
      if (before && after && !named.has(sequence)) return [`verify does not name ${entry}, which is missing`]
      if (!before && !after && named.has(sequence)) return [`verify names ${entry}, which is not missing`]
      const isOld = at < newest - lagMs - BUSY_MS
      return before && after && isOld
        ? [`${entry} is missing, and is ${newest - at} ms older than the last`]
        : []
    }),
  ]
  return { missing: isMissing.filter(([before, after]) => before && after).length, faults }
}

/** Whether the entry has to be named, by what there was when the verification began and by what there was when it ended. */
function missingAtBothEnds(
  { sequence, expiresAt = Number.POSITIVE_INFINITY }: ExportedEntry,
  { old, present, verified }: AuditedLoss,
): readonly [boolean, boolean] {
  const same = old.get(sequence)
  const isMissing = (trail: RawTrail, now: number) => {
    const found = trail.get(sequence)
    if (found === undefined) return expiresAt > now
    // Housekeeping has removed the search since it was exported, and nobody knows any more what it was.
    return same !== undefined && found !== same
  }
  return [isMissing(present[0], verified[0]), isMissing(present[1], verified[1])]
}

/** The sequences of the entries that are named, and what else is. */
function readFindings(findings: readonly Finding[]): readonly [ReadonlySet<number>, readonly Finding[]] {
  const named = new Set<number>()
  const others: Finding[] = []
  for (const finding of findings) {
    const [, sequence] = /^entry (\d+)$/.exec(finding.subject) ?? []
    if (sequence !== undefined) named.add(Number(sequence))
    // It sums up the entries that are named.
    else if (finding.subject !== 'the audit trail' || named.size === 0) others.push(finding)
  }
  return [named, others]
}
