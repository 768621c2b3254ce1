import { staleVersion } from './errors.js'

/** Versions that clients say they saw, by the locked aggregate: compared only once it is settled that they may see it. */
const expected = new WeakMap<object, number>()

export function expectVersion(root: object, version: number | null | undefined): void {
  if (version !== null && version !== undefined) expected.set(root, version)
}

/** @throws STALE_VERSION with the version that it has now */
export function checkVersion(root: object): void {
  const version = expected.get(root)
  if (version !== undefined && 'version' in root && root.version !== version) throw staleVersion(Number(root.version))
}
