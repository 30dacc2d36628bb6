/**
 * Which room of src/ may import which: `npm run lint` checks it with dependency-cruiser
 * (https://github.com/sverweij/dependency-cruiser/blob/main/doc/rules-reference.md). A room is a folder or a file
 * of src/, named by its path. Every room may import itself and the LEAVES.
 */
const LEAVES = ['sampling', 'timing', 'net', 'files', 'logging', 'usage-error']

const OF_THE_INVENTORY = ['storage/port', 'resources', 'catalog', 'numbering', 'sip-routing']
const OF_HTTP = ['control', 'operator', 'inventory', 'metering', 'seed/seed-document', ...OF_THE_INVENTORY]
const OF_A_SERVER = [
  'config',
  'seed',
  'server',
  'tls',
  'tokens',
  'http',
  'storage/sqlite',
  'storage/postgres',
  'tracing',
  ...OF_HTTP,
]
const OF_A_STORE = [
  'storage/port',
  'storage/decide',
  'storage/rows',
  'storage/inspect',
  'storage/call-queue',
  'numbering',
  'sip-routing',
]

/** What control and operator may see of the inventory: its ports and settings, and no use case. */
const PORTS = ['inventory/register', 'inventory/inventory', 'inventory/policy']

export const ARROWS = {
  cli: ['assets', 'compare', 'start-holdline', ...OF_A_SERVER],
  index: ['library'],
  library: ['assets', 'start-holdline', ...OF_A_SERVER],
  'start-holdline': OF_A_SERVER,
  compare: ['http/contract'],
  config: [...PORTS, 'tokens', ...OF_THE_INVENTORY],
  seed: [
    'config/describe-violation',
    'control/parse-duration',
    'control/faults',
    'inventory',
    ...OF_THE_INVENTORY,
  ],
  // The errors of requests that never reach the application are in the catalogue of all errors.
  server: ['tls', 'http/errors'],
  tls: [],
  tokens: [],
  http: ['tokens', ...OF_HTTP],
  control: [...PORTS, 'seed/seed-document', ...OF_THE_INVENTORY],
  operator: [...PORTS, ...OF_THE_INVENTORY],
  inventory: OF_THE_INVENTORY,
  metering: ['storage/port'],
  tracing: ['storage/port'],
  catalog: ['numbering'],
  resources: ['numbering'],
  'storage/sqlite': OF_A_STORE,
  'storage/postgres': OF_A_STORE,
  'storage/call-queue': ['storage/port', 'storage/fair-line'],
  'storage/fair-line': [],
  'storage/inspect': ['storage/port', 'storage/decide', 'storage/rows', 'numbering'],
  'storage/decide': ['storage/port', 'storage/rows', 'numbering', 'sip-routing'],
  'storage/rows': ['storage/port', 'numbering', 'sip-routing'],
  'storage/port': ['numbering', 'sip-routing'],
  // The audit trail tells of both.
  numbering: ['sip-routing'],
  'sip-routing': [],
  sampling: [],
  timing: [],
  net: [],
  files: [],
  logging: [],
  assets: [],
  'usage-error': [],
}

const within = (rooms) => `^src/(${rooms.join('|')})(/|\\.ts$)`

const arrows = Object.entries(ARROWS).map(([room, others]) => ({
  name: `arrows of ${room}`,
  severity: 'error',
  from: { path: within([room]) },
  to: { path: '^src/', pathNot: within([room, ...others, ...LEAVES]) },
}))

export default {
  forbidden: [
    ...arrows,
    {
      name: 'every file of src/ lies in a room that has arrows',
      severity: 'error',
      from: { path: '^src/', pathNot: within(Object.keys(ARROWS)) },
      to: {},
    },
    {
      name: 'the program does without its tests and tools',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|harness|bench|scripts|examples|console)/' },
    },
    {
      name: 'the console knows the server by its OpenAPI documents alone',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^(src|test|harness|bench|scripts)/' },
    },
    {
      name: 'no circles, not even of types',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // The parser for TypeScript's own compiler needs an API that TypeScript 7 does not have.
    parser: 'swc',
    // This parser reads no TSX. The compiler itself refuses imports out of console/: see `rootDir` in its tsconfig.json.
    exclude: { path: '(^|/)(node_modules|dist)/|^console/.*[.]tsx$' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
}
