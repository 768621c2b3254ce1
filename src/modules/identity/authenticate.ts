/** Rows of sessions that stand for somebody now: `token` and `now` are placeholders for a token's hash and the instant. */
export function liveSessionSql(token: string, now: string): string {
  return `select s.id, s.user_id, s.organization_id from session s where s.token_hash = ${token} and s.revoked_at is null and s.expires_at > ${now}::timestamptz`
}
