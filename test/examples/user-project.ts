import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { temporaryDirectoryOfFile } from '../support/temporary-directory.ts'
import { ROOT } from './run-script.ts'

const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs')

/** A project of a user, who has installed this package, vitest and the official client; removed after the test file. */
export function userProject(): string {
  const project = temporaryDirectoryOfFile()
  const modules = join(project, 'node_modules')
  mkdirSync(join(modules, '@azure'), { recursive: true })
  symlinkSync(ROOT, join(modules, 'holdline'))
  for (const name of ['vitest', '@azure/communication-phone-numbers']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
  }
  writeFileSync(join(project, 'package.json'), '{ "name": "user", "private": true, "type": "module" }')
  return project
}

export interface TestRun {
  readonly status: number | null
  readonly output: string
}

/** Runs the test file of a project, as its user would. */
export function runTests(project: string, runner: 'vitest' | 'node:test', name: string): TestRun {
  // The time limits are for machines under load.
  const limits = ['--testTimeout=50000', '--hookTimeout=50000']
  const args = runner === 'vitest' ? [VITEST, 'run', '--root', project, ...limits, name] : ['--test', name]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: project,
    encoding: 'utf8',
    timeout: 55_000,
    env: holdlineEnvironment({ NO_COLOR: '1', FORCE_COLOR: '0' }),
  })
  return { status, output: stdout + stderr }
}
