/** How often each command, fault and outcome came up in the histories so far. */
export class Tally {
  /** The outcomes of each command, by its name. */
  readonly commands = new Map<string, Map<string, number>>()
  /** How often a rule of each kind hit a request. */
  readonly faults = new Map<string, number>()

  countCommand(name: string, outcome: string): void {
    const outcomes = this.commands.get(name) ?? new Map<string, number>()
    this.commands.set(name, outcomes)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }

  countFault(kind: string): void {
    this.faults.set(kind, (this.faults.get(kind) ?? 0) + 1)
  }

  /** The lines of each command, its outcomes below it, and of each fault: the words and how often. */
  rows(): [words: string, count: number][] {
    const commands = [...this.commands].sort(byWords).flatMap(([name, outcomes]) => {
      const total = [...outcomes.values()].reduce((sum, count) => sum + count, 0)
      const each = [...outcomes].sort(byWords).map(([outcome, count]) => row(`  ${outcome}`, count))
      return [row(name, total), ...each]
    })
    return [
      ...commands,
      ...[...this.faults].sort(byWords).map(([kind, count]) => row(`fault ${kind}`, count)),
    ]
  }
}

function row(words: string, count: number): [string, number] {
  return [words, count]
}

function byWords([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
