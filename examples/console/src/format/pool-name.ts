import type { StakePoolState } from "phala-stakepool";

type Described = Pick<StakePoolState, "description">;

/** The name that the owner gave a pool; `null`: none. */
export const poolName = ({ description }: Described): string | null => description?.fields?.basic?.trim() || null;

/** The number of a pool and its name, for lists to choose from. */
export const poolLabel = (pool: Described & { readonly pid: number }): string =>
	`#${pool.pid} ${poolName(pool) ?? ""}`.trim();
