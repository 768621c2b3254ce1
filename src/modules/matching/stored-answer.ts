import type { Text } from '../../platform/locale.js'
import type { Relaxation, VerdictReason } from './engine/index.js'

/** Why one facility is, or is not, part of a plan for one request line. */
export interface StoredVerdict { requestLine: string; facility: string; chosen: boolean; reason: VerdictReason; by: string | null; text: Text }

/** What one more unit of something scarce would save. */
export interface StoredPrice { constraint: string; value: string; text: Text }

/** A smallest change of the request that was solved again and holds. `requestLine` null: of the whole request. */
export interface StoredRelaxation { kind: Relaxation['kind']; requestLine: string | null; to: string; cost: string; saves: string | null; text: Text }

/** What a facility delivers for a line in one plan and in the one that took its place. */
export interface StoredDifference { requestLine: string; facility: string; before: string; after: string }
