import { describe, expect, it } from 'vitest'
import { runProcesses } from '../../../harness/processes/run-processes.ts'
import { reportRun } from '../report-run.ts'
import { buildOlder } from './build-older.ts'

/** The last state before the operator's inventory, whose processes cannot run beside those of today. */
const BEFORE_OPERATORS = 'd20233fc90d2899dfae749c41b12285992934105'

describe('four processes on one PostgreSQL, upgraded one by one under many clients', () => {
  it('an older process answers right or says that it is too old, until it is replaced', {
    timeout: 400_000,
  }, async () => {
    const upgradeFrom = await buildOlder(BEFORE_OPERATORS)
    const { run, faults, upgrade, logs } = await runProcesses({
      ...{ seconds: 20, clients: 40, kill: false, upgradeFrom },
      ...reportRun(),
    })
    expect(faults).toEqual([])
    expect(upgrade?.endsOlder).toBe(true)
    expect(logs).toContain('The database was migrated by a newer Holdline: upgrade this one')
    const bought = run.attempts.filter(
      ({ call, answer }) => call.kind === 'purchase' && answer?.status === 202,
    )
    for (const process of [0, 1, 2, 3]) {
      const replaced = run.outages.find(({ of, outdated }) => of === process && outdated === undefined)
      const before = bought.filter((each) => each.process === process && each.endedAt < (replaced?.from ?? 0))
      const after = bought.filter((each) => each.process === process && each.sentAt > (replaced?.to ?? 0))
      expect([before.length > 0, after.length > 0], `purchases through process ${process}`).toEqual([
        true,
        true,
      ])
    }
  })
})
