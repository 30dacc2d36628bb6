import { parseHostName } from '../net/parse-host-name.ts'
import type { Resource } from '../resources/resource.ts'
import { validateAccessKey } from '../resources/validate-access-key.ts'
import { UsageError } from '../usage-error.ts'
import type { Config } from './config.ts'
import type { ConfigSources } from './config-sources.ts'

/**
 * The resources of the document, or one resource named `default`. A key of the environment takes the place of the
 * default resource's first key, and hosts of the environment take the place of its hosts. The default resource may
 * have no key, and the development key is not given to it.
 * @throws {UsageError} if a resource is wrong
 */
export function resolveResources({
  document,
  documentName,
  environment,
}: ConfigSources): Config['resources'] {
  const [first = { name: 'default' }, ...others] = document.resources ?? []
  const key = environment.HOLDLINE_ACCESS_KEY?.trim() ?? ''
  const hosts = splitList(environment.HOLDLINE_HOSTS)

  return [
    {
      name: first.name,
      accessKeys: [
        ...(key === '' ? [] : [checkedKey(key, 'HOLDLINE_ACCESS_KEY')]),
        ...checkedKeys(first.accessKeys, `${documentName}: resources[0]`).slice(key === '' ? 0 : 1),
      ],
      hosts:
        hosts.length > 0
          ? hosts.map((host) => checkedHost(host, 'HOLDLINE_HOSTS'))
          : checkedHosts(first.hosts, `${documentName}: resources[0]`),
      ...(first.limits && { limits: first.limits }),
      ...(first.stocks && { stocks: first.stocks }),
    },
    ...others.map((resource, index): Resource => {
      const place = `${documentName}: resources[${index + 1}]`
      if (resource.accessKeys === undefined) throw new UsageError(`${place}.accessKeys is missing`)
      return {
        name: resource.name,
        accessKeys: checkedKeys(resource.accessKeys, place),
        hosts: checkedHosts(resource.hosts, place),
        ...(resource.limits && { limits: resource.limits }),
        ...(resource.stocks && { stocks: resource.stocks }),
      }
    }),
  ]
}

function checkedKeys(keys: readonly string[] = [], place: string): string[] {
  return keys.map((key, index) => checkedKey(key, `${place}.accessKeys[${index}]`))
}

function checkedKey(key: string, place: string): string {
  const fault = validateAccessKey(key)
  if (fault !== undefined) throw new UsageError(`${place} ${fault}`)
  return key
}

function checkedHosts(hosts: readonly string[] = [], place: string): string[] {
  return hosts.map((host, index) => checkedHost(host, `${place}.hosts[${index}]`))
}

function checkedHost(host: string, place: string): string {
  const name = host.toLowerCase()
  if (parseHostName(name) !== name) {
    throw new UsageError(`${place} "${host}" is not a host name; give it without scheme, port and path`)
  }
  return name
}

function splitList(text = ''): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
