import type { Actor } from './actor.js'
import type { Locale } from './locale.js'

/** For whom fields are worked out: who looks, in which language, at what instant of business time. */
export interface Viewer { actor: Actor; locale: Locale; now: Date }
