"""Green, amber, red: who stands how, who decides, and one page before somebody is placed."""
