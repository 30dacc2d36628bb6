import { setTimeout as delay } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import { SQLITE_WORKER } from '../assets.ts'
import { startStorageThread } from '../storage/sqlite/storage-thread.ts'
import { checkCombination } from './check-combination.ts'
import { databaseOption, replicaOption } from './database-options.ts'
import { encryptionKeyFileOption } from './encryption-key-file-option.ts'
import { misspeltSettings } from './misspelt-settings.ts'
import {
  parseConnections,
  parseHost,
  parseLag,
  parseNetworks,
  parsePath,
  parsePoolSize,
  parsePort,
  parsePortOrNone,
  parseTlsHosts,
} from './parse-options.ts'
import type { ServeOptions } from './serve-options.ts'

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

const OPTIONS: readonly Option[] = [
  new Option(
    '--http-port <port>',
    'port for HTTP; 0 picks a free one, none switches HTTP off (default: 8080, and beyond this machine none)',
  )
    .env('HOLDLINE_HTTP_PORT')
    .argParser(parsePortOrNone),
  new Option('--https-port <port>', 'port for HTTPS; 0 picks a free one')
    .env('HOLDLINE_HTTPS_PORT')
    .argParser(parsePort)
    .default(8443),
  new Option(
    '--host <address>',
    'address to listen on; localhost is 127.0.0.1 and ::1; beyond this machine a key and hosts must be configured',
  )
    .env('HOLDLINE_HOST')
    .argParser(parseHost)
    .default('localhost'),
  new Option('--in-memory', 'keep the inventory in memory only; it is gone when the server stops')
    .env('HOLDLINE_IN_MEMORY')
    .default(false),
  new Option('--data <directory>', 'where the inventory (holdline.db) and the certificates (tls/) are kept')
    .env('HOLDLINE_DATA')
    .argParser(parsePath)
    .default('.holdline'),
  databaseOption(),
  new Option('--pool-size <connections>', 'the most connections to the database; more than 20 gain nothing')
    .env('HOLDLINE_POOL_SIZE')
    .argParser(parsePoolSize)
    .default(10),
  replicaOption(),
  new Option('--max-replica-lag <seconds>', 'how late the replica may be; beyond that the database is asked')
    .env('HOLDLINE_MAX_REPLICA_LAG')
    .argParser(parseLag)
    .default(10),
  new Option('--stock <stock>', 'the numbers that a new inventory begins with; a database begins with none')
    .env('HOLDLINE_STOCK')
    .choices(['default', 'none'])
    .default('default'),
  new Option(
    '--seed <file>',
    'YAML file with what a new inventory begins with; a stand-in takes holdline.seed.yaml in this directory by itself',
  )
    .env('HOLDLINE_SEED')
    .argParser(parsePath),
  new Option('--no-seed', 'take no seed, not even holdline.seed.yaml').env('HOLDLINE_NO_SEED'),
  new Option('--config <file>', 'JSON file: resources and their keys, hold time, offerings')
    .env('HOLDLINE_CONFIG')
    .argParser(parsePath),
  encryptionKeyFileOption().argParser(parsePath),
  new Option(
    '--profile <profile>',
    'limits as the live service has by default: 5 searches a week, 1 purchase',
  )
    .env('HOLDLINE_PROFILE')
    .choices(['acs-default']),
  new Option('--tls-cert <file>', 'certificate (PEM) to use instead of a local one; with --tls-key')
    .env('HOLDLINE_TLS_CERT')
    .argParser(parsePath),
  new Option('--tls-key <file>', 'its private key (PEM)').env('HOLDLINE_TLS_KEY').argParser(parsePath),
  new Option(
    '--tls-hosts <hosts>',
    'names and addresses (a,b) for which a local authority of their own makes the certificate',
  )
    .env('HOLDLINE_TLS_HOSTS')
    .argParser(parseTlsHosts),
  new Option('--ready-file <file>', 'JSON file to write when ready: addresses, connection string, process id')
    .env('HOLDLINE_READY_FILE')
    .argParser(parsePath),
  new Option(
    '--trusted-proxy <networks>',
    'proxies (10.0.0.0/8,…) whose X-Forwarded-For names the client in the log; they may take all connections',
  )
    .env('HOLDLINE_TRUSTED_PROXY')
    .argParser(parseNetworks)
    .default([], 'none'),
  new Option('--max-connections <connections>', 'the most connections of clients; the idle ones make room')
    .env('HOLDLINE_MAX_CONNECTIONS')
    .argParser(parseConnections)
    .default(10_000),
  new Option('--strict-api-version', 'refuse api-versions newer than the newest that is known')
    .env('HOLDLINE_STRICT_API_VERSION')
    .default(false),
  new Option('--no-housekeeping', 'keep old searches, operations and reservations for good').env(
    'HOLDLINE_NO_HOUSEKEEPING',
  ),
  new Option(
    '--log-level <level>',
    'how much to log on stderr; info has a line for each request (default: warn, and info for people)',
  )
    .env('HOLDLINE_LOG_LEVEL')
    .choices(LOG_LEVELS),
  new Option('--log-format <format>', 'JSON, or lines for people; auto writes these on a terminal')
    .env('HOLDLINE_LOG_FORMAT')
    .choices(['auto', 'pretty', 'json'])
    .default('auto'),
]

const MORE_HELP = `
Each option can be set by its environment variable too; the option wins. Besides:
  HOLDLINE_ACCESS_KEY  access key (base64) of the default resource. A stand-in (this machine
                       only, no database, no key or host name of its own) needs none:
                       everyone knows its development key
  HOLDLINE_DEVELOPMENT_KEY, HOLDLINE_ACCEPT_ANY_TOKEN, HOLDLINE_UNSIGNED_CONTROLS
                       1 or 0: whether the development key, any bearer token, and calls of
                       the operator without credentials are good; by default on a stand-in
  HOLDLINE_HOSTS       host names of the default resource, separated by commas; needed
                       where other machines can reach the server
  HOLDLINE_OPERATOR_KEY
                       one or two keys (base64) of the operator, separated by a comma, for
                       the operations under /_holdline/; without one the operator calls over
                       the server's Unix socket, and on a stand-in without any key

Where data lives:
  .holdline/holdline.db          the inventory, unless --in-memory or --database
  .holdline/tls/authority/ca.pem what clients trust: NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE;
                                 with --tls-hosts .holdline/tls/hosts/authority/ca.pem.
                                 With --in-memory tls/ is in the user's cache: ~/.cache/holdline

Examples:
  holdline serve                                    on this machine, kept in .holdline
  holdline serve --in-memory --http-port 0 --https-port 0 --ready-file ready.json
                                                    for a test: any free ports, nothing kept
  HOLDLINE_ACCESS_KEY=… HOLDLINE_HOSTS=numbers.example holdline serve --host 0.0.0.0 \\
    --data /var/lib/holdline --tls-cert cert.pem --tls-key key.pem
                                                    for others, with a key of its own
  HOLDLINE_ACCESS_KEY=… holdline serve --database postgres://holdline@db.example/holdline
                                                    one of many processes on one PostgreSQL
`

/** How long a start that failed waits for its storage thread, in milliseconds. */
const CLOSE_LIMIT_MS = 2_000

/** Adds `holdline serve`. */
export function addServeCommand(program: Command): void {
  const command = program.command('serve').description('start the server').addHelpText('after', MORE_HELP)
  for (const option of OPTIONS) command.addOption(option)
  command.action(async () => {
    const sourceOf = (name: keyof ServeOptions) => command.getOptionValueSource(name)
    const given = { ...command.opts<ServeOptions>(), dataIsGiven: sourceOf('data') !== 'default' }
    const options = checkCombination(given, sourceOf)
    // Node takes long to load the server's code: the storage thread loads its own code at the same time.
    const keepsFile = !options.inMemory && options.database === undefined
    const thread = keepsFile ? startStorageThread(SQLITE_WORKER) : undefined
    try {
      const { serve } = await import('./serve.ts')
      const variables = OPTIONS.flatMap(({ envVar }) => envVar ?? [])
      await serve(options, process.env, { thread, misspelt: misspeltSettings(process.env, variables) })
    } catch (error) {
      // The process exits once the error is shown, and the thread has to end before that.
      await Promise.race([thread?.close(), delay(CLOSE_LIMIT_MS, undefined, { ref: false })])
      throw error
    }
  })
}
