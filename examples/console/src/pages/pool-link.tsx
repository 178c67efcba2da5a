import type { StakePoolState } from "phala-stakepool";
import { Link } from "wouter";
import { shorten } from "../format/address.tsx";
import { useText } from "../text/text-provider.tsx";

type Named = Pick<StakePoolState, "pid" | "description" | "owner">;

/** The name that the owner gave a pool; `null`: none. */
export const poolName = ({ description }: Pick<Named, "description">): string | null =>
	description?.fields?.basic?.trim() || null;

/** A link to a pool, by its number and its name or owner. */
export function PoolLink(pool: Named) {
	const text = useText();
	return (
		<Link href={`/pools/${pool.pid}`} className="pool-link">
			<span className="pid" title={text.pool.name(pool.pid)}>
				#{pool.pid}
			</span>
			<span className="name">{poolName(pool) ?? shorten(pool.owner)}</span>
		</Link>
	);
}
