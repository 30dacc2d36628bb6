import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addSandboxCommand } from '../../src/cli/controls/add-sandbox-command.ts'
import { inWordsOfFlags } from '../../src/cli/in-words-of-flags.ts'
import { addOfferingCommand } from '../../src/cli/operator/add-offering-command.ts'
import { addResourceCommand } from '../../src/cli/operator/add-resource-command.ts'

function commandOf(add: (program: Command) => void, ...[group, name]: readonly string[]): Command {
  const program = new Command()
  add(program)
  const outer = program.commands.find((each) => each.name() === group)
  return outer?.commands.find((each) => each.name() === name) ?? program
}

const CREATE = commandOf(addResourceCommand, 'resource', 'create')
const SANDBOX = commandOf(addSandboxCommand, 'sandbox', 'create')
const SET = commandOf(addOfferingCommand, 'offering', 'set')
const APPLY = commandOf(addOfferingCommand, 'offering', 'apply')

describe('inWordsOfFlags', () => {
  it.each([
    [CREATE, 'limits.maxHeldNumbers must be >= 0', '--max-held must be >= 0'],
    [CREATE, 'limits.maxRequestsPerSecond must be >= 0', '--max-rate must be >= 0'],
    [CREATE, 'name must be letters', '<name> must be letters'],
    [CREATE, 'hosts x y is no host name', '--host x y is no host name'],
    [CREATE, 'stocks.0.country ZZ is no country', '--stocks: stocks.0.country ZZ is no country'],
    [SET, 'offerings.0.cost.amount must be >= 0', '--price must be >= 0'],
    [SET, 'offerings.0.setUpFee must be >= 0', '--set-up-fee must be >= 0'],
    [SANDBOX, 'stock.2 cannot be had', '--stock: stock.2 cannot be had'],
  ])('names the flag or the argument: %#', (command, message, words) => {
    expect(inWordsOfFlags(message, command)).toBe(words)
  })

  it.each([
    [APPLY, 'offerings.3.cost.amount must be >= 0'],
    [CREATE, 'There is no resource nobody'],
    [CREATE, ''],
  ])('leaves what is of a file or names no field: %#', (command, message) => {
    expect(inWordsOfFlags(message, command)).toBe(message)
  })
})
