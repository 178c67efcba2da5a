"use client";

import { connect, formatPha } from "phala-stakepool";
import { PhalaProvider, usePool } from "phala-stakepool/react";
import { useEffect } from "react";

export function Stake({ url }) {
	return (
		<PhalaProvider client={(options) => connect(url, options)}>
			<Report url={url} />
		</PhalaProvider>
	);
}

function Report({ url }) {
	const { value, error } = usePool(0);
	const report = error ? { error: error.message } : value && { url, stake: formatPha(value.totalStake) };
	const text = report && JSON.stringify(report);
	useEffect(() => {
		if (text) window.reportStake(text);
	}, [text]);
	return <p>{text ?? "Loading…"}</p>;
}
