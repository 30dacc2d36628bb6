import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where Debian has the library, in a directory for each architecture. */
const LIBRARIES = '/usr/lib'
const LIBRARY = 'faketime/libfaketime.so.1'

/**
 * What a command begins with whose wall clock, and that of its children, is ahead by so many seconds, or behind if there
 * are less than 0 (https://github.com/wolfcw/libfaketime). Its steady clock is the machine's.
 *
 * @throws Error if the machine cannot do it
 */
export function withClockAhead(seconds: number): readonly string[] {
  const library = readdirSync(LIBRARIES)
    .map((name) => join(LIBRARIES, name, LIBRARY))
    .find((file) => existsSync(file))
  if (library === undefined)
    throw new Error('There is no libfaketime: apt-get install -y --no-install-recommends faketime')
  const ahead = `FAKETIME=${seconds < 0 ? '' : '+'}${seconds}s`
  return ['env', `LD_PRELOAD=${library}`, ahead, 'FAKETIME_DONT_FAKE_MONOTONIC=1']
}
