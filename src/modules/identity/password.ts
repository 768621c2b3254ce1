import { hash, verify, type Options } from '@node-rs/argon2'

/** OWASP's minimum for argon2id, the library's default algorithm: 19 MiB, two passes. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, COST)
}

let stranger: Promise<string> | null = null

/** Takes the same time whether the account exists or not, so that nobody can learn which e-mail addresses have one. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword(newPlaceholder())
  const matches = await verify(passwordHash ?? await stranger, password)
  return matches && passwordHash !== null
}

function newPlaceholder(): string {
  return `${Math.random()}-nobody`
}
