import { NativeSelect } from "@mantine/core";
import { usePools } from "phala-stakepool/react";
import { poolLabel } from "../format/pool-name.ts";
import { useText } from "../text/text-provider.tsx";

interface PoolFieldProps {
	/** `null`: none is chosen yet. */
	readonly value: number | null;
	readonly onChange: (pid: number | null) => void;
	/** A pool that cannot be chosen. */
	readonly except?: number;
}

/** Chooses a stake pool that has room for a delegation. */
export function PoolField({ value, onChange, except }: PoolFieldProps) {
	const { move: text } = useText();
	const { value: pools } = usePools({ fields: ["description", "delegable"], orderBy: { field: "pid" } });
	const open = pools?.filter(({ pid, delegable }) => pid !== except && delegable !== 0n) ?? [];
	return (
		<NativeSelect
			label={text.target}
			value={value ?? ""}
			onChange={({ currentTarget }) => onChange(currentTarget.value === "" ? null : Number(currentTarget.value))}
			data={[
				{ value: "", label: text.choose },
				...open.map((pool) => ({ value: String(pool.pid), label: poolLabel(pool) })),
			]}
		/>
	);
}
