import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Debian's own interpreter first: only that one sees Debian's packages. */
const CANDIDATES = ['/usr/bin/python3', 'python3']

/** The first of these interpreters that has the official client. */
export async function findPython(candidates: readonly string[] = CANDIDATES): Promise<string> {
  for (const python of candidates) {
    const found = await run(python, ['-c', 'import azure.communication.phonenumbers']).catch(() => undefined)
    if (found !== undefined) return python
  }
  throw new Error(
    'No Python has the official client. Install it: apt-get install -y --no-install-recommends python3-azure',
  )
}
