import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './run-script.ts'

const UNIT = readFileSync(join(ROOT, 'examples', 'systemd', 'holdline.service'), 'utf8').split('\n')

/** The values of a setting of the unit. */
function valuesOf(setting: string): string[] {
  return UNIT.filter((line) => line.startsWith(`${setting}=`)).map((line) => line.slice(setting.length + 1))
}

it('keeps the data in the directory that systemd makes, also where the environment file names none', () => {
  expect(valuesOf('StateDirectory')).toEqual(['holdline'])
  expect(valuesOf('Environment')).toContain('HOLDLINE_DATA=%S/holdline')
})

it('has its socket where commands outside of its private /tmp find it, also on a database', () => {
  expect(valuesOf('PrivateTmp')).toEqual(['yes'])
  expect(valuesOf('RuntimeDirectory')).toEqual(['holdline'])
  expect(valuesOf('Environment')).toContain('XDG_RUNTIME_DIR=%t/holdline')
})
