import type { PoolKind, StakePoolState } from "phala-stakepool";
import { Link } from "wouter";
import { shorten } from "../format/address.tsx";
import { poolName } from "../format/pool-name.ts";
import { useText } from "../text/text-provider.tsx";

type Named = Pick<StakePoolState, "description" | "owner">;

/** A link to a pool or vault, by its number and its name or owner. It covers the row of a table that it is in. */
export function PoolLink({
	pid,
	kind = "stakePool",
	...pool
}: Named & { readonly pid: number; readonly kind?: PoolKind }) {
	const text = useText();
	return (
		<Link href={`/${kind === "vault" ? "vaults" : "pools"}/${pid}`} className="pool-link">
			<span className="pid" title={text.pool.name(pid)}>
				#{pid}
			</span>
			<span className="name">{poolName(pool) ?? shorten(pool.owner)}</span>
		</Link>
	);
}
