import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Side } from '../report/interleave.ts'
import type { Scale } from '../scale.ts'
import type { PostgresAddress } from '../stock/place.ts'
import { holdScript } from './hold-script.ts'
import { readTransactionLog } from './read-transaction-log.ts'

const THREADS = 2

/** pgbench that holds one number after another over each of its connections, a transaction each. */
export function holdByPgbench(options: {
  name: string
  /** Where pgbench is. */
  program: string
  address: PostgresAddress
  /** How many of the stocks to draw from. */
  stocks: number
  holdMs: number
  connections: number
  /** Where it keeps its logs. */
  directory: string
  scale: Scale
}): Side {
  const { name, program, address, stocks, holdMs, connections, scale } = options
  const { warmUpMs, measureMs } = scale
  return {
    name,
    async measure() {
      const directory = await mkdtemp(join(options.directory, 'pgbench-'))
      const script = join(directory, 'hold.sql')
      await writeFile(script, holdScript({ stocks, holdMs }))
      const log = join(directory, 'log')
      const seconds = Math.ceil((warmUpMs + measureMs) / 1_000)
      const flags = {
        file: script,
        client: connections,
        jobs: THREADS,
        time: seconds,
        protocol: 'prepared',
        'log-prefix': log,
        host: address.host,
        port: address.port,
        username: address.user,
      }
      await promisify(execFile)(program, [
        ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`),
        '--log',
        '--no-vacuum',
        address.database,
      ])
      const files = (await readdir(directory)).filter((file) => file.startsWith('log.'))
      const texts = await Promise.all(files.map((file) => readFile(join(directory, file), 'utf8')))
      return { ...readTransactionLog(texts.join(''), warmUpMs) }
    },
  }
}
