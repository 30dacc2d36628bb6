import { expect, it } from 'vitest'
import { createAccessKeyStrategy } from '../../src/http/auth/access-key-strategy.ts'
import { createAnyTokenStrategy } from '../../src/http/auth/any-token-strategy.ts'
import { perVersion, type ResourceDirectory } from '../../src/resources/resource-directory.ts'
import { CONTOSO, callerBy, DEFAULT, FABRIKAM, keyNamed, NOW, RESOURCES, signedRequest } from './given.ts'

/** A directory whose resources can be changed. */
function changeable(): ResourceDirectory & { change(resources: ResourceDirectory['resources']): void } {
  let [version, resources]: [number, ResourceDirectory['resources']] = [1, RESOURCES]
  return {
    get version() {
      return version
    },
    get resources() {
      return resources
    },
    change(next) {
      version += 1
      resources = next
    },
  }
}

it('a key is valid from the moment at which the directory has it, until the directory no longer has it', async () => {
  const directory = changeable()
  const authenticate = callerBy(createAccessKeyStrategy({ directory, loopback: true, systemNow: () => NOW }))
  const callerWith = async (key: string) =>
    (await authenticate(signedRequest({ accessKey: keyNamed(key) })))?.resource
  expect([await callerWith('contoso'), await callerWith('renewed')]).toEqual(['contoso', undefined])
  directory.change([DEFAULT, { ...CONTOSO, accessKeys: [keyNamed('renewed')] }])
  expect([await callerWith('contoso'), await callerWith('renewed')]).toEqual([undefined, 'contoso'])
  expect(await callerWith('fabrikam')).toBeUndefined()
})

it('a token is for the resource that has the host now', async () => {
  const directory = changeable()
  const authenticate = callerBy(createAnyTokenStrategy({ directory, loopback: false }))
  const [host] = CONTOSO.hosts
  const request = { ...signedRequest(), headers: { authorization: 'Bearer a', host }, encrypted: true }
  expect(await authenticate(request)).toMatchObject({ resource: 'contoso' })
  directory.change([DEFAULT, { ...FABRIKAM, hosts: CONTOSO.hosts }])
  expect(await authenticate(request)).toMatchObject({ resource: 'fabrikam' })
})

it('what is derived from the resources is derived once for each version', () => {
  const directory = changeable()
  let times = 0
  const names = perVersion(directory, (resources) => {
    times += 1
    return resources.map(({ name }) => name)
  })
  expect([names(), names()]).toEqual([names(), ['default', 'contoso', 'fabrikam']])
  expect(times).toBe(1)
  directory.change([DEFAULT])
  expect([names(), names()]).toEqual([['default'], ['default']])
  expect(times).toBe(2)
})
