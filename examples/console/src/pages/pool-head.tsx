import { Badge } from "@mantine/core";
import type { StakePoolState, VaultState } from "phala-stakepool";
import type { ReactNode } from "react";
import { Address } from "../format/address.tsx";
import { poolName } from "../format/pool-name.ts";
import { useText } from "../text/text-provider.tsx";
import { PageHead } from "../ui/page-head.tsx";

interface PoolHeadProps {
	readonly pool: Pick<StakePoolState | VaultState, "pid" | "owner" | "whitelist" | "description">;
	/** In place of a name. */
	readonly unnamed: string;
	/** Between the owner and the marks. */
	readonly children?: ReactNode;
}

/** The head of the page of a stake pool or a vault: name, owner, whether it has a whitelist. */
export function PoolHead({ pool, unnamed, children }: PoolHeadProps) {
	const { pool: text } = useText();
	const name = poolName(pool);
	return (
		<PageHead
			title={
				<>
					{name ?? unnamed} <span className="dim">{name && `#${pool.pid}`}</span>
				</>
			}
			note={
				<>
					<span>
						{text.owner} <Address value={pool.owner} copy />
					</span>
					{children}
					{pool.whitelist && (
						<Badge variant="light" color="gray">
							{text.whitelisted}
						</Badge>
					)}
				</>
			}
		/>
	);
}
