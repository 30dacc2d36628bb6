import type { RequestListener } from 'node:http'
import type { Control } from '../control/control.ts'
import type { ReplayWays } from '../control/requests/replay-line.ts'
import type { OpenRegister } from '../inventory/register/open-register.ts'
import type { Meters } from '../metering/meters.ts'
import { type Sleep, systemSleep } from '../timing/repeat.ts'
import { ACS_APIS } from './acs/index.ts'
import { reportNewerVersions } from './acs/report-newer-versions.ts'
import { serveAcsOperation } from './acs/serve-acs-operation.ts'
import type { Transport } from './auth/authenticator.ts'
import { FaultWaits } from './faults/fault-waits.ts'
import { metricsText } from './metrics/metrics-text.ts'
import { contractDocuments } from './openapi/contract-documents.ts'
import { OWN_OPERATIONS } from './own/index.ts'
import { type ConsoleFiles, NO_CONSOLE } from './own/public/console-files.ts'
import { CONSOLE_REDIRECT } from './own/public/console-redirect.ts'
import { type Documents, NO_DOCUMENTS } from './own/public/documents.ts'
import { readiness } from './own/public/readiness.ts'
import { type ServerFacts, startPageOperation } from './own/public/start-page-operation.ts'
import { serveOwnOperation } from './own/serve-own-operation.ts'
import { applyFaults } from './pipeline/apply-faults.ts'
import { BodyBudget } from './pipeline/body-budget.ts'
import { countAnswer } from './pipeline/count-answer.ts'
import { createPipeline, type FaultLog, type Step } from './pipeline/create-pipeline.ts'
import type { DenialLog } from './pipeline/denial-log.ts'
import { enterSandbox } from './pipeline/enter-sandbox.ts'
import { limitQuotas } from './pipeline/limit-quotas.ts'
import { limitRate } from './pipeline/limit-rate.ts'
import { type AnswerLog, logAnswer } from './pipeline/log-answer.ts'
import { readBody } from './pipeline/read-body.ts'
import { recordRequest } from './pipeline/record-request.ts'
import { refuseSuspended } from './pipeline/refuse-suspended.ts'
import { RepetitionLog } from './pipeline/repetition-log.ts'
import { type Authenticators, requireCaller } from './pipeline/require-caller.ts'
import { requireRole } from './pipeline/require-role.ts'
import { requireSignedBody } from './pipeline/require-signed-body.ts'
import { ResourceTurns } from './pipeline/resource-turns.ts'
import { routeBrowsers } from './pipeline/route-browsers.ts'
import { createRouter } from './pipeline/router.ts'
import { serveOperation } from './pipeline/serve-operation.ts'
import { takeTurns } from './pipeline/take-turns.ts'
import type { Origins } from './wire/to-connection.ts'

export interface AppOptions {
  /** The register of the main inventory. */
  readonly register: OpenRegister
  readonly control: Control
  readonly authenticators: Authenticators
  readonly denials: DenialLog
  /** Whether to refuse api-versions newer than every known version, instead of serving them as the newest. */
  readonly strictApiVersion: boolean
  /** Where the server is reached, once it listens. */
  readonly origins: () => Origins
  /** How recorded requests can be sent again. */
  readonly replayWays: () => ReplayWays
  /** The certificate of the local authority, PEM; `undefined` or absent where the operator brings a certificate. */
  readonly caCertificate?: () => string | undefined
  /** The PEM file of `caCertificate`; `undefined` or absent where there is none. */
  readonly caFile?: () => string | undefined
  /** What the start page tells; see `startPageOperation`. Nothing if absent. */
  readonly serverFacts?: (onLoopback: boolean) => ServerFacts
  /** None if absent. */
  readonly documents?: Documents
  /** None if absent. */
  readonly consoleFiles?: ConsoleFiles
  /** Whether the server has the web console; asked at each request. It has none if absent. */
  readonly consoleIsOn?: () => boolean
  readonly log: AppLog
  readonly meters: Meters
  /** Whether everybody may read the metrics, and not the operator alone; asked at each request. */
  readonly metricsArePublic: () => boolean
  /** The step that makes a span of each request; requests are not traced if absent. */
  readonly traceRequest?: Step | undefined
  /** The most bytes of request bodies in memory at a time; `BODIES_BYTES` if absent. */
  readonly bodiesBytes?: number | undefined
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
  /** The system's time in milliseconds since 1970. */
  readonly systemNow: () => number
  /** The pauses of streams; `systemSleep` if absent. */
  readonly sleep?: Sleep
  /** The waits of requests that fault rules slow down; those of the system if absent. */
  readonly faultWaits?: FaultWaits
}

/** Enough for four of the largest bodies at a time. */
const BODIES_BYTES = 64 * 1024 * 1024

/** With 4 of a neighbour's requests under way, a request waits for the work of 4; without a limit for that of 200. */
const SHARED_LIMIT = 4

/** A resource that calls every few seconds, such as one that polls, shares the server all the time. */
const SHARED_MS = 10_000

/** As long as a search waits for PostgreSQL. A client that gets no answer for longer may have given up. */
const TURN_MS = 10_000

export interface AppLog extends FaultLog, AnswerLog {
  warn(message: string): void
  warn(facts: object, message: string): void
}

/** The listener of requests that arrive over a transport. */
export type App = (transport: Transport) => RequestListener

/** The HTTP application, which listens nowhere: its operations, and the steps that every request passes, in order. */
export function createApp(options: AppOptions): App {
  const {
    register,
    control,
    authenticators,
    denials,
    origins,
    strictApiVersion,
    caCertificate = () => undefined,
    caFile = () => undefined,
    log,
    meters,
    metricsArePublic,
    traceRequest,
    bodiesBytes = BODIES_BYTES,
    steadyNow,
    systemNow,
    replayWays,
    sleep = systemSleep,
    faultWaits = new FaultWaits(systemSleep),
  } = options
  const { inventory } = control.main
  const acs = {
    strictApiVersion,
    onNewerVersion: reportNewerVersions(log),
    repetitions: new RepetitionLog(log),
    magicInputs: control.isOn,
  }
  const turns = new ResourceTurns({
    sharedLimit: SHARED_LIMIT,
    sharedMs: SHARED_MS,
    waitMs: TURN_MS,
    steadyNow,
  })
  const { consoleFiles = NO_CONSOLE, consoleIsOn = () => false } = options
  const { documents = NO_DOCUMENTS, serverFacts = () => ({ connectionStrings: [] }) } = options
  const readySchema = readiness(inventory.store, steadyNow, log)
  const isReady = async () => (await readySchema()) !== undefined
  const own = {
    inventory,
    register,
    control,
    origins,
    replayWays,
    sleep,
    documents,
    consoleIsOn,
    consoleFiles,
    metricsArePublic,
    metrics: metricsText({ meters, inventory, control, isReady, steadyNow, sleep }),
    readySchema,
    contractDocument: contractDocuments(ACS_APIS, OWN_OPERATIONS),
    caCertificate,
    caFile,
  }
  const startPage = startPageOperation(serverFacts, documents)
  const operations = [
    ...ACS_APIS.flatMap(({ versions, operations }) =>
      operations.map((operation) => serveAcsOperation(operation, versions, acs)),
    ),
    ...OWN_OPERATIONS.map((operation) => serveOwnOperation(operation, own)),
    startPage,
  ]
  return createPipeline(
    [
      countAnswer(meters.requests),
      recordRequest(control, systemNow),
      enterSandbox(control.sandboxes),
      createRouter(operations),
      routeBrowsers(() => (consoleIsOn() ? CONSOLE_REDIRECT : startPage)),
      logAnswer(log),
      ...(traceRequest === undefined ? [] : [traceRequest]),
      requireCaller(authenticators, control, denials, log),
      requireRole(denials),
      limitRate(turns, steadyNow),
      refuseSuspended,
      readBody(new BodyBudget(bodiesBytes)),
      requireSignedBody(denials),
      // A request that a fault rule lets wait keeps no turn meanwhile.
      applyFaults({ isOn: control.isOn, waits: faultWaits, log }),
      limitQuotas(log),
      takeTurns(turns),
      serveOperation(log),
    ],
    log,
  )
}
