import { distance } from 'fastest-levenshtein'
import type { ConfigEnvironment } from '../config/config-sources.ts'
import type { RepeatingLog } from '../timing/repeat.ts'

const PREFIX = 'HOLDLINE_'

/** The settings that are no option of `holdline serve`. */
const OF_THE_ENVIRONMENT = Object.keys({
  HOLDLINE_ACCESS_KEY: true,
  HOLDLINE_HOSTS: true,
  HOLDLINE_OPERATOR_KEY: true,
  HOLDLINE_ENCRYPTION_KEYS: true,
  HOLDLINE_DEVELOPMENT_KEY: true,
  HOLDLINE_ACCEPT_ANY_TOKEN: true,
  HOLDLINE_UNSIGNED_CONTROLS: true,
  HOLDLINE_CONTROLS: true,
  HOLDLINE_CONSOLE: true,
  HOLDLINE_TOKENS: true,
  HOLDLINE_METRICS: true,
} satisfies Record<keyof ConfigEnvironment, true>)

/** Two letters of a name are wrong, missing or changed in their order. */
const FEW = 2

/** A shorter name is near many others, such as the `PORT` that Kubernetes sets for a service of the name `holdline`. */
const LONG = 5

/** A variable that is no setting, and the setting that is nearest to it. */
export interface MisspeltSetting {
  readonly variable: string
  readonly meant: string
}

/**
 * The variables that are probably misspelt settings. Other variables whose names begin with `HOLDLINE_` are of the user's
 * own scripts.
 *
 * @param ofOptions the variables of the options of `holdline serve`
 */
export function misspeltSettings(
  environment: Readonly<Record<string, string | undefined>>,
  ofOptions: readonly string[],
): MisspeltSetting[] {
  const settings = [...OF_THE_ENVIRONMENT, ...ofOptions]
  return Object.keys(environment).flatMap((variable) => {
    const isNone = variable.startsWith(PREFIX) && !settings.includes(variable)
    if (!isNone || variable.length < PREFIX.length + LONG) return []
    const meant = settings.find((setting) => distance(variable, setting) <= FEW)
    return meant === undefined ? [] : [{ variable, meant }]
  })
}

/** Warns of each variable, whose value may be a secret and is not shown. */
export function logMisspeltSettings(log: RepeatingLog, misspelt: readonly MisspeltSetting[]): void {
  for (const { variable, meant } of misspelt) {
    log.warn({ variable, meant }, `${variable} is no setting, and nothing reads it: ${meant} is one`)
  }
}
