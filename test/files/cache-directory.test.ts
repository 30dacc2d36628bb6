import { expect, it } from 'vitest'
import { cacheDirectory, type UserPlaces } from '../../src/files/cache-directory.ts'

const directoryOf = (platform: UserPlaces['platform'], home: string, environment = {}) =>
  cacheDirectory({ platform, home, environment })

it('the cache is where the system keeps the caches of its users', () => {
  expect(directoryOf('linux', '/home/ann')).toBe('/home/ann/.cache/holdline')
  expect(directoryOf('linux', '/home/ann', { XDG_CACHE_HOME: '/fast/cache' })).toBe('/fast/cache/holdline')
  expect(directoryOf('darwin', '/Users/ann')).toBe('/Users/ann/Library/Caches/holdline')
  expect(directoryOf('win32', 'C:\\Users\\ann')).toBe('C:\\Users\\ann\\AppData\\Local\\holdline\\cache')
  expect(directoryOf('win32', '', { LOCALAPPDATA: 'D:\\Local' })).toBe('D:\\Local\\holdline\\cache')
})

it('the cache is never below the working directory', () => {
  expect(directoryOf('linux', '/home/ann', { XDG_CACHE_HOME: 'cache' })).toBe('/home/ann/.cache/holdline')
  expect(directoryOf('linux', '/home/ann', { XDG_CACHE_HOME: '' })).toBe('/home/ann/.cache/holdline')
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    expect(directoryOf(platform, '')).toBeUndefined()
})
