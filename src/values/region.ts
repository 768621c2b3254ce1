import { InvalidValue, shown } from './invalid-value.js'

/** Levels of the Kemendagri code, from NN to NN.NN.NN.NNNN: 31 DKI Jakarta, 31.71 Jakarta Pusat, 31.71.01 Gambir, 31.71.01.1001. */
export type RegionLevel = 'PROVINCE' | 'REGENCY' | 'DISTRICT' | 'VILLAGE'

const SHAPE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/
const LEVELS = ['PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'] as const satisfies readonly RegionLevel[]

export function isRegionCode(code: string): boolean {
  return SHAPE.test(code)
}

/** Checks the form only: whether the region exists is for the data set in use to say. @throws InvalidValue on another form. */
export function regionCode(code: string): string {
  if (isRegionCode(code)) return code
  throw new InvalidValue({
    en: `${shown(code)} is not a region code. Give a Kemendagri code such as "31", "31.71", "31.71.01" or "31.71.01.1001".`,
    id: `${shown(code)} bukan kode wilayah. Berikan kode Kemendagri, misalnya "31", "31.71", "31.71.01" atau "31.71.01.1001".`,
  })
}

export function regionLevel(code: string): RegionLevel {
  return LEVELS[regionCode(code).split('.').length - 1] ?? 'PROVINCE'
}

/** Whether `inner` is `outer` or lies in it. */
export function regionContains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`)
}

/** The region one level up; a province has none. */
export function parentRegion(code: string): string | undefined {
  const end = regionCode(code).lastIndexOf('.')
  return end < 0 ? undefined : code.slice(0, end)
}
