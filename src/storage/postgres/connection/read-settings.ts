import { isKeyword, KEYWORDS, type Keyword, type KeywordName } from './keywords.ts'
import { parseUrl } from './parse-url.ts'
import { readService } from './read-service.ts'
import { refuse } from './refuse.ts'
import type { Surroundings } from './surroundings.ts'

/** The parameters of a connection that something gives. */
export interface Settings {
  /** The value of a parameter; `undefined` if it is absent or empty. */
  get(name: KeywordName): string | undefined
  /** How messages name the parameter, by the place that gives it. */
  label(name: KeywordName): string
}

interface Setting {
  readonly value: string
  readonly label: string
}

/**
 * The parameters of the URL, then of the service that the URL or `PGSERVICE` names, then of the environment, as libpq
 * reads them.
 *
 * @param keywords the facts of each parameter
 * @throws StorageRefusedError if a parameter has a value that is wrong, or that asks for something that Holdline does
 *   not do
 */
export function readSettings(url: string, surroundings: Surroundings, keywords = KEYWORDS): Settings {
  const settings = new Map<KeywordName, Setting>()
  for (const [name, value] of parseUrl(url)) settings.set(name, { value, label: `${name} in its URL` })

  const { variables } = surroundings
  const named = (name: KeywordName, variable: string) => settings.get(name)?.value || variables[variable]
  const service = named('service', 'PGSERVICE')
  if (service) {
    for (const [name, value] of readService(service, named('servicefile', 'PGSERVICEFILE'), surroundings)) {
      if (!settings.has(name)) settings.set(name, { value, label: `${name} in the service ${service}` })
    }
  }
  for (const name of Object.keys(keywords).filter(isKeyword)) {
    const { variable } = keywords[name]
    const value = variable === undefined ? undefined : variables[variable]
    if (variable !== undefined && value !== undefined && !settings.has(name)) {
      settings.set(name, { value, label: variable })
    }
  }
  for (const [name, setting] of settings) checkValue(keywords[name], setting)
  return {
    get: (name) => settings.get(name)?.value || undefined,
    label: (name) => settings.get(name)?.label ?? name,
  }
}

function checkValue({ values, unused }: Keyword, { value, label }: Setting): void {
  if (values === undefined || values.includes(value) || (unused === true && value === '')) return
  if (values.length === 0) refuse(`Holdline does not support ${label}: leave it out`)
  refuse(`${label} is ${listed(values)}, not ${value === '' ? 'empty' : value}`)
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}
