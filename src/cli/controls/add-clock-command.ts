import type { Command } from 'commander'
import { addServerOptions } from '../server-options.ts'
import { askServer } from './ask-server.ts'
import { clockLines } from './clock-lines.ts'
import { printLines } from './print-lines.ts'
import { toNumber } from './to-number.ts'

interface StartOptions {
  readonly at?: string
  readonly rate?: string
}

/** Adds `holdline clock`. */
export function addClockCommand(program: Command): void {
  const clock = program.command('clock').description("the clock of a running server's inventory")
  const show = clock.command('show', { isDefault: true }).description('print mode and time')
  addServerOptions(show).action(async () => printLines(clockLines(await askServer(show, 'GET', 'clock'))))

  const freeze = clock.command('freeze').description('let the time stand still')
  freeze.option('--at <instant>', 'from a later instant, such as 2026-11-28T12:00:00Z')
  addServerOptions(freeze).action(() => set(freeze, 'frozen'))

  const run = clock.command('run').description('let the time run')
  run.option('--at <instant>', 'from a later instant, such as 2026-11-28T12:00:00Z')
  run.option('--rate <number>', 'so many times as fast as real time', '1')
  addServerOptions(run).action(() => set(run, 'running'))

  const real = clock.command('real').description('go on with real time')
  addServerOptions(real).action(() => set(real, 'real'))

  const advance = clock.command('advance').description('move the time forward, and print what that changed')
  advance.argument('<duration>', 'such as 16m, 1h30m or PT16M')
  addServerOptions(advance).action(async (by: string) => {
    printLines(clockLines(await askServer(advance, 'POST', 'clock/advance', { by })))
  })
}

async function set(command: Command, mode: string): Promise<void> {
  const { at, rate } = command.opts<StartOptions>()
  const setting = {
    mode,
    ...(at !== undefined && { now: at }),
    ...(rate !== undefined && { rate: toNumber(rate, '--rate') }),
  }
  printLines(clockLines(await askServer(command, 'PUT', 'clock', setting)))
}
