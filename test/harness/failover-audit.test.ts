import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExportedEntry } from '../../harness/failover/audit/exported-entry.ts'
import { type AuditedLoss, judgeAudit } from '../../harness/failover/audit/judge-audit.ts'
import type { RawTrail } from '../../harness/failover/audit/read-raw-trail.ts'
import { compareTrail } from '../../src/cli/verify/compare-trail.ts'
import type { AuditEntryModel } from '../../src/http/contract/audit-schemas.ts'
import type { Finding } from '../../src/operator/verify/finding.ts'

const DIED = Date.UTC(2026, 0, 15, 12)
const LAG_MS = 800

/** The trails of two primaries, of which the second one took over before the first one had ended. */
interface Failover {
  readonly old: readonly AuditEntryModel[]
  readonly present: readonly AuditEntryModel[]
}

const entryKinds = fc.array(
  fc.record({
    command: fc.constantFrom('search', 'purchase', 'release'),
    /** Whether a search has expired when the inventory is verified. */
    hasExpired: fc.boolean(),
    gap: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 6, maxLength: 60 },
)

const failovers: fc.Arbitrary<Failover> = fc
  .record({ kinds: entryKinds, lost: fc.integer({ min: 2, max: 5 }), written: fc.nat(8), jump: fc.nat(4) })
  .map(({ kinds, lost, written, jump }) => {
    let sequence = 0
    const old = kinds.map(({ command, hasExpired, gap }, nth) => {
      sequence += gap
      const at = DIED - (kinds.length - nth)
      return entry(
        sequence,
        command,
        at,
        command === 'search' ? DIED + (hasExpired ? 10 : 10_000) : undefined,
      )
    })
    const kept = old.slice(0, -lost)
    const last = kept.at(-1)?.sequence ?? 0
    const later = Array.from({ length: written }, (_, nth) =>
      entry(last + 1 + jump + nth, 'cancel', DIED + 100 + nth),
    )
    return { old, present: [...kept, ...later] }
  })

function entry(sequence: number, command: string, at: number, expiresAt?: number): AuditEntryModel {
  return {
    ...{ sequence, command, at: new Date(at).toISOString() },
    ...{ resource: 'contoso', by: `record ${at}`, author: null, phoneNumbers: [] },
    detail: expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() },
  }
}

/** What the harness sees, where the verification is the real one. */
async function lossOf({ old, present }: Failover): Promise<AuditedLoss> {
  const now = DIED + 1_000
  async function* exported() {
    yield* old
  }
  const page = async (since: number) => ({ entries: present.filter(({ sequence }) => sequence > since) })
  const findings: Finding[] = []
  for await (const finding of compareTrail(exported(), { page, archived: 0, now })) findings.push(finding)
  const raw = (trail: readonly AuditEntryModel[]): RawTrail =>
    new Map(trail.map((one) => [one.sequence, JSON.stringify(one)]))
  return {
    exported: old.map((one) => readExportedEntry(JSON.stringify(one))),
    old: raw(old),
    present: [raw(present), raw(present)],
    verified: [now, now],
    findings,
    lagMs: LAG_MS,
  }
}

const isOfEntry = ({ subject }: Finding) => subject.startsWith('entry ')

/** Each kind of wrong verification or loss, and how it is named. */
const WRONGS: readonly [string, (loss: AuditedLoss) => AuditedLoss | undefined, RegExp][] = [
  [
    'an entry that verify does not name',
    (loss) => {
      const [first] = loss.findings.filter(isOfEntry)
      return first && { ...loss, findings: loss.findings.filter((finding) => finding !== first) }
    },
    /verify does not name the entry \d+ .*, which is missing/,
  ],
  [
    'an entry that verify names although it is there',
    (loss) => ({ ...loss, findings: [...loss.findings, { subject: 'entry 1', expected: '', found: '' }] }),
    /verify names (the entry 1 \(\w+\), which is not missing|the entry 1, which was not exported)/,
  ],
  [
    'a number that is wrong',
    (loss) => ({
      ...loss,
      findings: [...loss.findings, { subject: '+14255550100', expected: 'a', found: 'b' }],
    }),
    /verify: \+14255550100: expected a; found b/,
  ],
  [
    'an entry that was not exported',
    (loss) => ({ ...loss, exported: loss.exported.slice(1) }),
    /the export has no entry \d+/,
  ],
  [
    'an entry that is missing and was written long before',
    (loss) => ({
      ...loss,
      exported: loss.exported.map((one, nth) =>
        nth === loss.exported.length - 1 ? { ...one, at: one.at + 60_000 } : one,
      ),
    }),
    /is missing, and is \d+ ms older than the last/,
  ],
]

describe('the trail of a primary that died, beside the inventory that goes on without its last entries', () => {
  it('is judged right where verify names what is missing', async () => {
    let missing = 0
    const property = fc.asyncProperty(failovers, async (failover) => {
      const verdict = judgeAudit(await lossOf(failover))
      expect(verdict.faults).toEqual([])
      missing += verdict.missing
    })
    await fc.assert(property, { numRuns: 200 })
    expect(missing).toBeGreaterThan(200)
  })

  it.each(WRONGS)('is a fault with %s', async (_, spoil, named) => {
    const losses = await Promise.all(fc.sample(failovers, 40).map(lossOf))
    const spoilt = losses.flatMap((loss) =>
      loss.findings.filter(isOfEntry).length > 1 ? (spoil(loss) ?? []) : [],
    )
    expect(spoilt.length).toBeGreaterThan(10)
    for (const loss of spoilt) expect(judgeAudit(loss).faults.join('\n')).toMatch(named)
  })

  it('is judged by what there was all the time, where the inventory changes meanwhile', async () => {
    const [loss] = (await Promise.all(fc.sample(failovers, 20).map(lossOf))).filter(({ findings }) =>
      findings.some(isOfEntry),
    )
    if (loss === undefined) throw new Error('Nothing was lost')
    const last = loss.exported.at(-1)?.sequence ?? 0
    const [before] = loss.present
    const changed = new Map([...before, [last, 'another entry']])
    expect(judgeAudit({ ...loss, present: [before, changed] }).faults).toEqual([])
  })
})
