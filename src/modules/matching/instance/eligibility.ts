import { isCounted, unitCode } from '../../../values/unit.js'
import { regionContains } from '../../../values/region.js'
import type { VerdictReason } from '../engine/index.js'
import type { CapabilityFacts, FacilityFacts, LineFacts, ProductFacts, StockFacts } from './planning-facts.js'

/** What can be had of a product, whether it is made or lies in stock. */
type Source = CapabilityFacts | StockFacts

/** A better class serves a request for a lower one, never the reverse. */
export function classServes(offered: string | null, asked: string | null, classes: readonly string[]): boolean {
  if (asked === null) return true
  if (offered === null) return false
  const rank = classes.indexOf(offered)
  return rank >= 0 && rank <= classes.indexOf(asked)
}

export function sourcesOf(facility: FacilityFacts, productId: string): Source[] {
  const made = facility.lines.flatMap(({ capabilities }) => capabilities)
  return [...made, ...facility.stock].filter((source) => source.productId === productId)
}

export function serves(source: Source, line: LineFacts): boolean {
  return source.productId === line.product.id && classServes(source.qualityClass, line.qualityClass, line.product.classes)
    && (line.priceCeiling === null || source.unitPrice <= line.priceCeiling)
}

/** Why a facility is no candidate for a line whatever the plan is; null: it is one. */
export function barrier(facility: FacilityFacts, line: LineFacts): VerdictReason | null {
  if (!facility.isVerified) return 'NOT_VERIFIED'
  const sources = sourcesOf(facility, line.product.id)
  if (sources.length === 0) return 'NO_CAPABILITY'
  if (line.excludedFacilities.includes(facility.id)) return 'EXCLUDED'
  if (line.regions.length > 0 && !line.regions.some((region) => regionContains(region, facility.region))) return 'REGION'
  const ofClass = sources.filter(({ qualityClass }) => classServes(qualityClass, line.qualityClass, line.product.classes))
  if (ofClass.length === 0) return 'QUALITY_CLASS'
  return ofClass.some((source) => serves(source, line)) ? null : 'PRICE_CEILING'
}

/** Rules of a line that could be loosened: whoever only these keep out is looked at when it is asked what would help. */
const LOOSENED: ReadonlySet<VerdictReason> = new Set(['REGION', 'QUALITY_CLASS', 'PRICE_CEILING'])

/** A candidate, or one if the line's region, class or price ceiling were another. */
export function couldBeCandidate(facility: FacilityFacts, line: LineFacts): boolean {
  const reason = barrier(facility, line)
  return reason === null || LOOSENED.has(reason)
}

/** Days from production on which it may still arrive: its shelf life, less what the buyer wants left of it. */
export function usableDays({ shelfLifeDays, minimumRemainingLifePercent }: Pick<ProductFacts, 'shelfLifeDays' | 'minimumRemainingLifePercent'>): number | null {
  return shelfLifeDays === null ? null : Math.floor((shelfLifeDays * (100 - minimumRemainingLifePercent)) / 100)
}

export function isWhole({ unit }: ProductFacts): boolean {
  return isCounted(unitCode(unit))
}
