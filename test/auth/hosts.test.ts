import { describe, expect, it } from 'vitest'
import { isLoopbackName } from '../../src/net/is-loopback-name.ts'
import { parseHostName } from '../../src/net/parse-host-name.ts'
import { createHostResolver } from '../../src/resources/host-resolver.ts'

describe('the name in a Host header', () => {
  it.each([
    ['localhost', 'localhost'],
    ['LocalHost:8080', 'localhost'],
    ['contoso.example:', 'contoso.example'],
    ['my_service-1:443', 'my_service-1'],
    ['127.0.0.1:8080', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['[2001:DB8::1]:8443', '[2001:db8::1]'],
    ['::1', undefined],
    ['[::1', undefined],
    ['[::1]x', undefined],
    [':8080', undefined],
    ['a:b', undefined],
    ['a:1:2', undefined],
    ['a b', undefined],
    ['a;b', undefined],
    ['', undefined],
  ])('%s is %s', (host, name) => {
    expect(parseHostName(host)).toBe(name)
  })
})

describe('a loopback name', () => {
  it.each(['localhost', 'a.localhost', '127.0.0.1', '127.255.0.3', '[::1]', '[0:0:0:0:0:0:0:1]'])(
    '%s',
    (name) => {
      expect(isLoopbackName(name)).toBe(true)
    },
  )
  it.each([
    'localhost.example',
    'notlocalhost',
    '127.0.0.1.example',
    '128.0.0.1',
    '127.1',
    '10.0.0.1',
    '[::2]',
    '[]',
  ])('is not %s', (name) => {
    expect(isLoopbackName(name)).toBe(false)
  })
})

describe('the resources of a host', () => {
  const [first, second] = [{ hosts: [] }, { hosts: ['b.example', 'here.localhost'] }]
  const resolve = (host: string | undefined, loopback: boolean) =>
    createHostResolver([first, second], loopback)(host)

  it('are the resource that has the host, even if the host is a local name', () => {
    for (const loopback of [true, false]) {
      expect(resolve('B.example:1', loopback)).toEqual([second])
      expect(resolve('here.localhost', loopback)).toEqual([second])
    }
  })
  it('are all resources for a local name, on loopback only', () => {
    expect(resolve('localhost:1', true)).toEqual([first, second])
    expect(resolve('localhost:1', false)).toEqual([])
  })
  it('are none otherwise', () => {
    for (const host of ['evil.example', '10.0.0.1', '', undefined]) expect(resolve(host, true)).toEqual([])
  })
})
