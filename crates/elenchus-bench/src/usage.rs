//! What this process has taken.

pub use own::{cpu_ms, peak_kib};

#[cfg(unix)]
mod own {
    use nix::sys::resource::{Usage, UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    fn own() -> Option<Usage> {
        getrusage(UsageWho::RUSAGE_SELF).ok()
    }

    /// The time this process has had of any processor, in milliseconds.
    pub fn cpu_ms() -> f64 {
        let ms = |time: TimeVal| time.tv_sec() as f64 * 1e3 + time.tv_usec() as f64 / 1e3;
        own().map_or(0.0, |usage| ms(usage.user_time()) + ms(usage.system_time()))
    }

    /// The most memory it has had, in KiB.
    pub fn peak_kib() -> i64 {
        // What Linux counts for a process begins with what its parent had.
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        peak.or_else(|| Some(own()?.max_rss())).unwrap_or(0)
    }
}

#[cfg(not(unix))]
mod own {
    use std::sync::OnceLock;
    use std::time::Instant;

    /// Time on the wall: there is no other here.
    pub fn cpu_ms() -> f64 {
        static BEGUN: OnceLock<Instant> = OnceLock::new();
        BEGUN.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
    }

    /// Unknown here.
    pub fn peak_kib() -> i64 {
        0
    }
}
